#pragma once

#include <filesystem>

namespace relay::test {

struct CertificateFiles {
    std::filesystem::path certificate;  ///< PEM, signed by itself: also the authority
    std::filesystem::path key;          ///< PEM, unencrypted
};

/// A fresh certificate for "localhost" and 127.0.0.1, good for a day, written to `directory`.
CertificateFiles makeCertificate(const std::filesystem::path& directory);

}  // namespace relay::test
