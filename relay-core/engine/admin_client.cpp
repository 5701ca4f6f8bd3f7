#include "engine/admin_client.h"

#include "config/run_file.h"
#include "config/settings.h"

#include <optional>
#include <thread>
#include <utility>

namespace relay {

namespace {

constexpr int kTries = 50;
constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::seconds kStopGrace{5};

/// Status of a call that does nothing; 0 when nobody answered. An engine that is just starting has its token
/// written but does not accept yet; one that is stopping no longer does.
int statusOfGreeting(AdminClient& client) {
    const Result<AdminResponse> status = client.call({"GET", "/admin/status", {}});
    return status ? status->status : 0;
}

bool isRefusal(int status) {
    return status == 401 || status == 403;
}

Result<std::unique_ptr<AdminClient>> openLocally(const Settings& settings) {
    Result<std::unique_ptr<Engine>> engine = Engine::open(settings);
    if (!engine) return engine.error();
    return std::unique_ptr<AdminClient>(std::make_unique<LocalAdminClient>(std::move(*engine)));
}

Result<EngineContact> contactIn(const std::filesystem::path& dataDirectory) {
    const std::optional<RunFile> file = readRunFile(dataDirectory);
    if (!file || file->addresses.empty())
        return fail(ErrorCode::NotFound, "No engine has written down its address.");
    return EngineContact{file->addresses, file->token};
}

}  // namespace

LocalAdminClient::LocalAdminClient(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}

LocalAdminClient::~LocalAdminClient() {
    m_engine->stop(kStopGrace);
}

Result<AdminResponse> LocalAdminClient::call(const AdminRequest& request) {
    return m_engine->call(request);
}

Result<std::unique_ptr<AdminClient>> connectOrOpen(const ConnectSteps& steps, int tries) {
    std::string holder;
    int greeting = 0;
    for (int i = 0; i < tries; ++i) {
        if (i > 0) steps.pause();
        Result<std::unique_ptr<AdminClient>> opened = steps.open();
        if (opened || opened.error().code != ErrorCode::Conflict) return opened;
        holder = opened.error().message;

        Result<EngineContact> contact = steps.readContact();
        if (!contact) {
            if (contact.error().code != ErrorCode::NotFound) return contact.error();
            continue;
        }
        std::unique_ptr<AdminClient> client = steps.connect(std::move(*contact));
        greeting = statusOfGreeting(*client);
        if (greeting == 200) return client;
    }
    if (isRefusal(greeting)) {
        return fail(ErrorCode::PermissionDenied, holder +
                                                     ".\nIt takes commands only over loopback or a unix "
                                                     "socket, and listens on neither: start it with "
                                                     "one more listener, such as --listen 127.0.0.1:3001.");
    }
    return fail(
        ErrorCode::Conflict,
        holder + ".\nIt does not answer, so it is starting, stopping or stuck: try again in a moment.");
}

Result<std::unique_ptr<AdminClient>> connectOrOpen(const Settings& settings) {
    ConnectSteps steps;
    steps.open = [&] { return openLocally(settings); };
    steps.readContact = [&] { return contactIn(settings.dataDirectory); };
    steps.connect = [](EngineContact contact) {
        return std::make_unique<RemoteAdminClient>(std::move(contact));
    };
    steps.pause = [] { std::this_thread::sleep_for(kPause); };
    return connectOrOpen(steps, kTries);
}

}  // namespace relay
