#include "crypto/scrypt.h"

#include "base/text.h"
#include "crypto/base64url.h"
#include "crypto/constant_time.h"
#include "crypto/wipe.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace relay {
namespace {

constexpr std::size_t kSaltSize = 16;
constexpr std::size_t kHashSize = 32;
constexpr std::uint64_t kMostMemory = 256ULL * 1024 * 1024;

struct Parts {
    ScryptCost cost;
    std::string salt;
    std::string hash;
};

std::optional<std::string> derive(std::string_view password, std::string_view salt, ScryptCost cost,
                                  std::size_t size) {
    std::string hash(size, '\0');
    const int done = EVP_PBE_scrypt(
        password.data(), password.size(), reinterpret_cast<const unsigned char*>(salt.data()), salt.size(),
        cost.n, cost.r, cost.p, kMostMemory, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    if (done != 1) return std::nullopt;
    return hash;
}

std::optional<Parts> parse(std::string_view text) {
    std::vector<std::string_view> fields;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('$', begin), text.size());
        fields.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    if (fields.size() != 6 || fields[0] != "scrypt") return std::nullopt;
    const auto n = parseUnsigned(fields[1]);
    const auto r = parseUnsigned(fields[2]);
    const auto p = parseUnsigned(fields[3]);
    const auto salt = fromBase64Url(fields[4]);
    const auto hash = fromBase64Url(fields[5]);
    if (!n || !r || !p || !salt || !hash || hash->empty()) return std::nullopt;
    return Parts{{*n, *r, *p}, *salt, *hash};
}

}  // namespace

Result<std::string> scryptHash(std::string_view password, Random& random, ScryptCost cost) {
    std::string salt(kSaltSize, '\0');
    random.fill(std::as_writable_bytes(std::span(salt)));
    const auto hash = derive(password, salt, cost, kHashSize);
    if (!hash)
        return fail(ErrorCode::Internal, "The password cannot be hashed",
                    "scrypt refused its cost or the memory");
    return fmt::format("scrypt${}${}${}${}${}", cost.n, cost.r, cost.p, toBase64Url(salt),
                       toBase64Url(*hash));
}

Result<Aes256Key> scryptKey(std::string_view passphrase, std::string_view salt, ScryptCost cost) {
    Aes256Key key{};
    auto bytes = derive(passphrase, salt, cost, key.size());
    if (!bytes)
        return fail(ErrorCode::Internal, "The key cannot be computed",
                    "scrypt refused its cost or the memory");
    const std::span<std::byte> raw = std::as_writable_bytes(std::span(*bytes));
    std::copy(raw.begin(), raw.end(), key.begin());
    wipe(raw);
    return key;
}

Result<bool> scryptMatches(std::string_view password, std::string_view hash) {
    const auto parts = parse(hash);
    if (!parts) return fail(ErrorCode::Internal, "The stored password cannot be read", "not a scrypt hash");
    const auto candidate = derive(password, parts->salt, parts->cost, parts->hash.size());
    if (!candidate)
        return fail(ErrorCode::Internal, "The password cannot be checked",
                    "scrypt refused its cost or the memory");
    return constantTimeEquals(*candidate, parts->hash);
}

}  // namespace relay
