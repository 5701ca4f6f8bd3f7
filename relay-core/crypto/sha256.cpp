#include "crypto/sha256.h"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace relay {
namespace {

// Looking an algorithm up by name and making a context cost more than hashing a key does: each thread does it
// once.
class Hasher {
public:
    Hasher()
        : m_algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free),
          m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        if (!m_algorithm || !m_context) throw std::runtime_error("OpenSSL has no SHA-256");
    }

    Sha256Digest operator()(std::string_view text) {
        Sha256Digest digest;
        const bool done = EVP_DigestInit_ex2(m_context.get(), m_algorithm.get(), nullptr) == 1 &&
                          EVP_DigestUpdate(m_context.get(), text.data(), text.size()) == 1 &&
                          EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char*>(digest.data()),
                                             nullptr) == 1;
        if (!done) throw std::runtime_error("OpenSSL cannot compute SHA-256");
        return digest;
    }

private:
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> m_algorithm;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

}  // namespace

Sha256Digest sha256(std::string_view text) {
    thread_local Hasher hasher;
    return hasher(text);
}

}  // namespace relay
