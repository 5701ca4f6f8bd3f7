#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// The second fence around secrets in logs and events, behind SecretString: text that looks like a credential
/// becomes its beginning and "***". Knows relay keys, `sk-` and `AIza` keys, Bearer and Basic credentials,
/// JSON web tokens, key headers and `?key=`. Immutable.
class SecretMask {
public:
    /// `keyPrefix`: API_KEY_PREFIX.
    explicit SecretMask(std::string_view keyPrefix);

    /// `text` may be a line, JSON or a URL: only letters of the credential are replaced.
    std::string masked(std::string_view text) const;

private:
    struct Shape {
        std::string start;  ///< lower case if `anyCase`
        bool anyCase = false;
        std::size_t shortest;  ///< letters behind `start` that make it a credential
    };

    /// The shape that begins at `at`, if one does.
    const Shape* shapeAt(std::string_view text, std::size_t at) const;

    std::vector<Shape> m_shapes;
    std::array<bool, 256> m_mayStart{};
};

}  // namespace relay
