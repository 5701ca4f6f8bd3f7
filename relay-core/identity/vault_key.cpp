#include "identity/vault.h"

#include "base/text.h"
#include "crypto/sha256.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <span>

namespace relay {
namespace {

constexpr std::size_t kShortestPassphrase = 16;
// One salt for everyone: the key must come out the same on every machine that is given the passphrase.
constexpr std::string_view kSaltLabel = "relaywright account secrets, version 1";
constexpr std::uint64_t kCost = 32'768;
constexpr std::uint64_t kBlock = 8;
constexpr std::uint64_t kMemory = 64U << 20U;

std::string keyIdOf(const Aes256Key& key) {
    std::string text = "relaywright key id ";
    text.append(reinterpret_cast<const char*>(key.data()), key.size());
    const Sha256Digest digest = sha256(text);
    const std::string id = toHex(std::span(digest).first(4));
    OPENSSL_cleanse(text.data(), text.size());
    return id;
}

bool isPlaceholder(std::string_view passphrase) {
    const std::string low = toLower(passphrase);
    if (low.find("change-this") != std::string::npos || low.find("changeme") != std::string::npos)
        return true;
    return std::all_of(low.begin(), low.end(), [&](char c) { return c == low.front(); });
}

}  // namespace

VaultKey::VaultKey(Aes256Key bytes, std::string origin)
    : m_bytes(bytes), m_id(keyIdOf(bytes)), m_origin(std::move(origin)) {}

VaultKey::~VaultKey() {
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

Result<VaultKey> VaultKey::fromPassphrase(const SecretString& passphrase) {
    const std::string_view words = passphrase.reveal();
    if (words.size() < kShortestPassphrase)
        return fail(ErrorCode::InvalidRequest, "ENCRYPTION_KEY must have at least 16 characters");
    if (isPlaceholder(words))
        return fail(ErrorCode::InvalidRequest, "ENCRYPTION_KEY is a placeholder; choose a random one");
    Aes256Key key{};
    const int done =
        ::EVP_PBE_scrypt(words.data(), words.size(),
                         reinterpret_cast<const unsigned char*>(kSaltLabel.data()), kSaltLabel.size(), kCost,
                         kBlock, 1, kMemory, reinterpret_cast<unsigned char*>(key.data()), key.size());
    if (done != 1) return fail(ErrorCode::Internal, "the key of ENCRYPTION_KEY could not be computed");
    return VaultKey(key, "ENCRYPTION_KEY");
}

Result<VaultKey> VaultKey::fromKeyFile(const SecretString& digits, const std::filesystem::path& file) {
    Aes256Key key{};
    auto bytes = fromHex(digits.reveal());
    if (!bytes || bytes->size() != key.size())
        return fail(
            ErrorCode::InvalidRequest,
            fmt::format("the key file {} does not hold a key (64 hexadecimal digits)", file.string()));
    std::copy(bytes->begin(), bytes->end(), key.begin());
    OPENSSL_cleanse(bytes->data(), bytes->size());
    return VaultKey(key, "the key file " + file.string());
}

}  // namespace relay
