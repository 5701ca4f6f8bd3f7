#include "config/data_directory.h"

#include "config/build_info.h"
#include "config/file_access.h"
#include "config/run_file.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <fstream>

namespace relay {
namespace {

using testing::HasSubstr;

class CountedRandom final : public Random {
public:
    void fill(std::span<std::byte> out) override {
        for (std::byte& byte : out)
            byte = std::byte{m_next++};
    }

private:
    std::uint8_t m_next = 1;
};

/// A fresh directory for each test, gone afterwards.
class DataDirectoryTest : public testing::Test {
protected:
    DataDirectoryTest() {
        std::string pattern = testing::TempDir() + "relaywright_XXXXXX";
        m_base = ::mkdtemp(pattern.data());
    }
    ~DataDirectoryTest() override { std::filesystem::remove_all(m_base); }

    static mode_t modeOf(const std::filesystem::path& path) {
        struct stat status{};
        return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
    }
    static void write(const std::filesystem::path& path, std::string_view text, mode_t mode) {
        std::ofstream(path) << text;
        ::chmod(path.c_str(), mode);
    }
    std::size_t entries() const {
        const auto all = std::filesystem::directory_iterator(m_base);
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }

    std::filesystem::path m_base;
};

TEST(DefaultDataDirectory, FollowsTheUsualVariables) {
    EXPECT_EQ(defaultDataDirectory({{"XDG_DATA_HOME", "/d"}, {"HOME", "/h"}}), "/d/relaywright");
    EXPECT_EQ(defaultDataDirectory({{"XDG_DATA_HOME", "relative"}, {"HOME", "/h"}}),
              "/h/.local/share/relaywright");
    EXPECT_EQ(defaultDataDirectory({{"XDG_DATA_HOME", ""}, {"HOME", "/h"}}), "/h/.local/share/relaywright");
    EXPECT_EQ(defaultDataDirectory({}), "");
}

TEST_F(DataDirectoryTest, IsMadePrivate) {
    const auto path = m_base / "deep/er";
    const auto directory = DataDirectory::open(path);
    ASSERT_TRUE(directory) << directory.error().message;
    EXPECT_EQ(modeOf(m_base / "deep"), 0700U);
    EXPECT_EQ(modeOf(path), 0700U);
    EXPECT_EQ(modeOf(directory->journal()), 0700U);
    EXPECT_EQ(modeOf(path / "run"), 0700U);
    EXPECT_EQ(modeOf(path / "lock"), 0600U);
    EXPECT_EQ(directory->path(), path);
}

TEST_F(DataDirectoryTest, HasOneEngineAtATime) {
    EXPECT_FALSE(DataDirectory::holder(m_base));
    {
        auto first = DataDirectory::open(m_base);
        ASSERT_TRUE(first);
        const auto second = DataDirectory::open(m_base);
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, ErrorCode::Conflict);
        EXPECT_THAT(second.error().message, HasSubstr("is in use by process " + std::to_string(::getpid())));
        const DataDirectory moved = std::move(*first);
        EXPECT_FALSE(DataDirectory::open(m_base));
        EXPECT_EQ(DataDirectory::holder(m_base), ::getpid());
    }
    EXPECT_FALSE(DataDirectory::holder(m_base));
    EXPECT_TRUE(DataDirectory::open(m_base));
}

/// Runs `work` in a child that holds the directory, then kills it without warning.
template <class Work>
void whileAChildHolds(const std::filesystem::path& path, Work work) {
    std::array<int, 2> ready{};
    ASSERT_EQ(::pipe2(ready.data(), O_CLOEXEC), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const auto directory = DataDirectory::open(path);
        const char answer = directory ? 'y' : 'n';
        if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
        while (true)
            ::pause();
    }
    char answer = 0;
    ASSERT_EQ(::read(ready[0], &answer, 1), 1);
    ASSERT_EQ(answer, 'y');
    work(child);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_F(DataDirectoryTest, IsFreedByTheKernelWhenTheHolderDies) {
    whileAChildHolds(m_base, [&](pid_t child) {
        const auto second = DataDirectory::open(m_base);
        ASSERT_FALSE(second);
        EXPECT_THAT(second.error().message, HasSubstr("process " + std::to_string(child)));
        EXPECT_EQ(DataDirectory::holder(m_base), child);
    });
    EXPECT_TRUE(DataDirectory::open(m_base));
}

TEST_F(DataDirectoryTest, AForkedChildDoesNotKeepTheLock) {
    std::optional<DataDirectory> directory(*DataDirectory::open(m_base));
    const pid_t child = ::fork();
    if (child == 0)
        while (true)
            ::pause();
    directory.reset();
    EXPECT_TRUE(DataDirectory::open(m_base));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

TEST_F(DataDirectoryTest, RefusesWhatOthersCanChange) {
    ::chmod(m_base.c_str(), 0770);
    const auto open = DataDirectory::open(m_base);
    ASSERT_FALSE(open);
    EXPECT_THAT(open.error().message, HasSubstr("chmod 700"));
    ::chmod(m_base.c_str(), 0700);
    write(m_base / "file", "", 0600);
    EXPECT_FALSE(DataDirectory::open(m_base / "file"));
    if (::geteuid() != 0) {
        EXPECT_THAT(DataDirectory::open("/usr").error().message, HasSubstr("belongs to user 0"));
        ::chmod(m_base.c_str(), 0500);
        EXPECT_FALSE(DataDirectory::open(m_base));
        ::chmod(m_base.c_str(), 0700);
    }
}

TEST_F(DataDirectoryTest, AForeignDirectoryIsRefused) {
    if (::geteuid() != 0) GTEST_SKIP() << "needs root to give a directory away";
    ASSERT_EQ(::chown(m_base.c_str(), 1, 1), 0);
    EXPECT_THAT(DataDirectory::open(m_base).error().message, HasSubstr("belongs to user 1"));
}

TEST_F(DataDirectoryTest, KeyFileIsMadeOnce) {
    CountedRandom random;
    const auto path = m_base / "secret.key";
    const auto first = loadOrCreateKeyFile(path, random);
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(first->reveal(), "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20");
    EXPECT_EQ(modeOf(path), 0600U);
    const auto second = loadOrCreateKeyFile(path, random);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->reveal(), first->reveal());
    EXPECT_EQ(entries(), 1U);
}

TEST_F(DataDirectoryTest, KeyFileOpenToOthersIsRefused) {
    CountedRandom random;
    const auto path = m_base / "secret.key";
    write(path, std::string(64, 'a') + "\n", 0640);
    const auto key = loadOrCreateKeyFile(path, random);
    ASSERT_FALSE(key);
    EXPECT_THAT(key.error().message, HasSubstr("chmod 600"));
    ::chmod(path.c_str(), 0600);
    EXPECT_TRUE(loadOrCreateKeyFile(path, random));
}

TEST_F(DataDirectoryTest, BrokenKeyFileIsNeverReplaced) {
    CountedRandom random;
    const auto path = m_base / "secret.key";
    for (const std::string& text :
         {std::string(), std::string(63, 'a'), std::string(64, 'x'), std::string(66, 'a')}) {
        write(path, text, 0600);
        const auto key = loadOrCreateKeyFile(path, random);
        ASSERT_FALSE(key) << text;
        EXPECT_EQ(key.error().message.find("aaaa"), std::string::npos);
        EXPECT_EQ(*readFile(path, 100), text);
    }
}

TEST_F(DataDirectoryTest, WritesAtomically) {
    const auto path = m_base / "file";
    ASSERT_TRUE(writeFileAtomically(path, "one", 0600));
    ASSERT_TRUE(writeFileAtomically(path, "two", 0640));
    EXPECT_EQ(*readFile(path, 10), "two");
    EXPECT_EQ(modeOf(path), 0640U);
    EXPECT_EQ(createFileAtomically(path, "three", 0600).error().code, ErrorCode::Conflict);
    EXPECT_EQ(*readFile(path, 10), "two");
    EXPECT_EQ(entries(), 1U);
    EXPECT_EQ(writeFileAtomically(m_base / "no/such", "x", 0600).error().code, ErrorCode::StoreUnavailable);
    EXPECT_EQ(readFile(path, 2).error().code, ErrorCode::PayloadTooLarge);
    EXPECT_EQ(readFile(m_base / "none", 2).error().code, ErrorCode::NotFound);
}

RunFile sample() {
    return {::getpid(),
            {"http://127.0.0.1:3000", "unix:/tmp/a"},
            SecretString("token"),
            1'700'000'000'123,
            "0.1.0"};
}

TEST_F(DataDirectoryTest, RunFileSpeaksForALivingEngineOnly) {
    {
        const auto directory = DataDirectory::open(m_base);
        ASSERT_TRUE(directory);
        EXPECT_FALSE(readRunFile(m_base));
        ASSERT_TRUE(writeRunFile(*directory, sample()));
        EXPECT_EQ(modeOf(directory->runFile()), 0600U);
        const auto read = readRunFile(m_base);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->pid, ::getpid());
        EXPECT_EQ(read->addresses, sample().addresses);
        EXPECT_EQ(read->token.reveal(), "token");
        EXPECT_EQ(read->startedAt, sample().startedAt);
        EXPECT_EQ(read->version, "0.1.0");
    }
    EXPECT_FALSE(readRunFile(m_base)) << "the lock is free, so the file is stale";
    const auto again = DataDirectory::open(m_base);
    ASSERT_TRUE(again);
    removeRunFile(*again);
    removeRunFile(*again);
    EXPECT_FALSE(std::filesystem::exists(again->runFile()));
}

TEST_F(DataDirectoryTest, RunFileOfADeadEngineIsNotTakenForTheNewOnes) {
    RunFile old = sample();
    ASSERT_TRUE(writeRunFile(*DataDirectory::open(m_base), old));
    whileAChildHolds(m_base, [&](pid_t) { EXPECT_FALSE(readRunFile(m_base)); });
}

TEST_F(DataDirectoryTest, BrokenRunFileIsNone) {
    const auto directory = DataDirectory::open(m_base);
    ASSERT_TRUE(directory);
    for (const char* text : {"", "{", "[]", "{}", R"({"pid":"1"})",
                             R"({"pid":1,"token":"t","addresses":[1],"startedAt":1,"version":"v"})"}) {
        write(directory->runFile(), text, 0600);
        EXPECT_FALSE(readRunFile(m_base)) << text;
    }
}

TEST(BuildInfo, IsFilled) {
    EXPECT_FALSE(buildInfo().version.empty());
    EXPECT_FALSE(buildInfo().compiler.empty());
}

}  // namespace
}  // namespace relay
