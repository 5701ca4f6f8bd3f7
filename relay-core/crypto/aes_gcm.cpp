#include "crypto/aes_gcm.h"

#include <openssl/evp.h>

#include <climits>
#include <memory>
#include <stdexcept>

namespace relay {
namespace {

constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

int sizeOf(std::string_view text) {
    if (text.size() > INT_MAX) throw std::length_error("AES-GCM: text is too long");
    return static_cast<int>(text.size());
}

void require(bool done) {
    if (!done) throw std::runtime_error("OpenSSL cannot compute AES-256-GCM");
}

}  // namespace

std::string sealAesGcm(const Aes256Key& key, std::string_view plaintext, std::string_view associatedData,
                       Random& random) {
    std::string sealed(kNonceSize + plaintext.size() + kTagSize, '\0');
    random.fill(std::as_writable_bytes(std::span(sealed)).first(kNonceSize));
    auto* const nonce = reinterpret_cast<unsigned char*>(sealed.data());
    auto* const body = nonce + kNonceSize;
    auto* const tag = body + plaintext.size();

    const Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    require(context != nullptr);
    int written = 0;
    require(EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(),
                                reinterpret_cast<const unsigned char*>(key.data()), nonce, nullptr) == 1);
    require(EVP_EncryptUpdate(context.get(), nullptr, &written, bytesOf(associatedData),
                              sizeOf(associatedData)) == 1);
    require(EVP_EncryptUpdate(context.get(), body, &written, bytesOf(plaintext), sizeOf(plaintext)) == 1);
    require(EVP_EncryptFinal_ex(context.get(), tag, &written) == 1);
    require(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagSize, tag) == 1);
    return sealed;
}

std::optional<std::string> openAesGcm(const Aes256Key& key, std::string_view sealed,
                                      std::string_view associatedData) {
    if (sealed.size() < kNonceSize + kTagSize) return std::nullopt;
    const std::string_view nonce = sealed.substr(0, kNonceSize);
    const std::string_view body = sealed.substr(kNonceSize, sealed.size() - kNonceSize - kTagSize);
    std::string tag(sealed.substr(sealed.size() - kTagSize));
    std::string plaintext(body.size(), '\0');
    auto* const out = reinterpret_cast<unsigned char*>(plaintext.data());

    const Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    require(context != nullptr);
    int written = 0;
    require(EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(),
                                reinterpret_cast<const unsigned char*>(key.data()), bytesOf(nonce),
                                nullptr) == 1);
    require(EVP_DecryptUpdate(context.get(), nullptr, &written, bytesOf(associatedData),
                              sizeOf(associatedData)) == 1);
    require(EVP_DecryptUpdate(context.get(), out, &written, bytesOf(body), sizeOf(body)) == 1);
    require(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagSize, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(context.get(), out + written, &written) != 1) return std::nullopt;
    return plaintext;
}

}  // namespace relay
