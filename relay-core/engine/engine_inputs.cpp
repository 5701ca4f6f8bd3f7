#include "config/settings_loader.h"
#include "engine/engine_parts.h"
#include "resources/built_in_prices.h"

#include <fstream>
#include <iterator>
#include <utility>

namespace relay {
namespace {

Result<policy::PriceTable> readPrices(const std::filesystem::path& file) {
    if (file.empty()) return policy::PriceTable::parse(builtInPriceText());
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return fail(ErrorCode::InvalidRequest, "cannot read the price file " + file.string());
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    auto table = policy::PriceTable::parse(text);
    if (!table) return fail(ErrorCode::InvalidRequest, file.string() + ": " + table.error().message);
    return table;
}

Result<VaultKey> readVaultKey(const Settings& settings, const DataDirectory& directory, Random& random) {
    if (!settings.encryptionKey.empty())
        return VaultKey::fromPassphrase(SecretString(settings.encryptionKey));
    auto digits = loadOrCreateKeyFile(directory.keyFile(), random);
    if (!digits) return digits.error();
    return VaultKey::fromKeyFile(*digits, directory.keyFile());
}

Result<std::unique_ptr<embedded::EmbeddedStore>> openStore(const Settings& settings,
                                                           const DataDirectory& directory,
                                                           EngineBasics& basics) {
    embedded::EmbeddedStore::Options options;
    options.directory = directory.path();
    options.durability = settings.durability;
    options.zone = settings.zone;
    options.log = [&log = basics.startupLog](LogLevel level, std::string_view message) {
        log.write(level, message);
    };
    return embedded::EmbeddedStore::open(std::move(options), basics.clock);
}

/// Logs are kept where nobody says otherwise: who looks into what went wrong looks after it went wrong.
LoggerOptions logOptions(const Settings& settings, const DataDirectory& directory) {
    LoggerOptions options = loggerOptions(settings);
    if (options.file == kNoLogFile)
        options.file.clear();
    else if (options.file.empty())
        options.file = directory.logFile();
    return options;
}

struct StoreAndSettings {
    std::unique_ptr<embedded::EmbeddedStore> store;
    Settings settings;
};

/// The store holds settings that the store itself depends on: where they differ it is opened once more.
Result<StoreAndSettings> openWithStored(const Settings& given, const DataDirectory& directory,
                                        EngineBasics& basics) {
    auto store = openStore(given, directory, basics);
    if (!store) return store.error();
    auto stored = (*store)->records().settings();
    if (!stored) return stored.error();
    auto loaded = withStored(given, *stored);
    if (!loaded) return loaded.error();
    const Settings& settings = loaded->settings;
    const bool differs = settings.durability != given.durability || !(settings.zone == given.zone);
    if (differs) {
        store->reset();
        store = openStore(settings, directory, basics);
        if (!store) return store.error();
    }
    return StoreAndSettings{std::move(*store), settings};
}

}  // namespace

Result<EngineInputs> EngineInputs::open(const Settings& given) {
    auto basics = std::make_unique<EngineBasics>();
    auto directory = DataDirectory::open(given.dataDirectory);
    if (!directory) return directory.error();
    auto opened = openWithStored(given, *directory, *basics);
    if (!opened) return opened.error();
    const LoggerOptions logging = logOptions(opened->settings, *directory);
    auto logger = Logger::open(logging, basics->clock, basics->events);
    if (!logger) return logger.error();
    basics->startupLog.attach(**logger);
    auto prices = readPrices(opened->settings.priceFile);
    if (!prices) return prices.error();
    auto vaultKey = readVaultKey(opened->settings, *directory, basics->random);
    if (!vaultKey) return vaultKey.error();
    return EngineInputs{std::move(basics),           std::move(*directory),
                        std::move(opened->settings), std::move(*logger),
                        std::move(opened->store),    std::move(*prices),
                        std::move(*vaultKey),        LogReader(logging.file, logging.files)};
}

}  // namespace relay
