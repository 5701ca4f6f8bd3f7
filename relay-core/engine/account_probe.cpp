#include "engine/account_probe.h"

#include "base/ids.h"
#include "config/build_info.h"
#include "model/model_family.h"
#include "observe/observer.h"
#include "providers/provider.h"
#include "relay/answer_head.h"
#include "relay/booking.h"
#include "relay/key_admission.h"
#include "relay/scheduler.h"
#include "runtime/shard.h"
#include "store/coordination.h"
#include "store/ledger.h"
#include "wire/sse/sse_scanner.h"

#include <fmt/format.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/json.hpp>

#include <array>
#include <future>
#include <utility>

namespace relay {
namespace {

constexpr std::string_view kUsualModel = "claude-haiku-4-5";
constexpr std::size_t kAnswerLimit = 256 * 1024;
constexpr std::size_t kTextLimit = 200;

std::string requestBody(std::string_view model, bool stream) {
    boost::json::object body = {
        {"model", model},
        {"max_tokens", 16},
        {"messages", boost::json::array{{{"role", "user"}, {"content", "Answer with the word OK."}}}}};
    if (stream) body["stream"] = true;
    return boost::json::serialize(body);
}

/// A member's text somewhere below `value`, or nothing.
std::string textAt(const boost::json::value& value, std::string_view pointer) {
    boost::system::error_code error;
    const boost::json::value* found = value.find_pointer(pointer, error);
    if (found == nullptr || !found->is_string()) return {};
    return std::string(std::string_view(found->get_string()).substr(0, kTextLimit));
}

void describe(const std::string& body, admin::TestReport& report) {
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(body, error);
    if (report.ok) {
        report.text = error ? std::string() : textAt(value, "/content/0/text");
        return;
    }
    const std::string message = error ? std::string() : textAt(value, "/error/message");
    report.error = message.empty() ? fmt::format("the upstream answered {}", report.status) : message;
}

/// What an event stream says, told on as it comes.
class StreamedText final : public wire::SseSink {
public:
    StreamedText(const admin::AccountTester::OnText& onText, admin::TestReport& report)
        : m_onText(onText), m_report(report) {}

    void data(std::string_view fragment) override {
        if (m_data.size() + fragment.size() <= kAnswerLimit) m_data += fragment;
    }
    void dispatch(std::string_view) override {
        boost::system::error_code error;
        const boost::json::value event = boost::json::parse(m_data, error);
        m_data.clear();
        if (error) return;
        const std::string type = textAt(event, "/type");
        const std::string text = type == "content_block_delta" ? textAt(event, "/delta/text") : std::string();
        if (!text.empty()) m_onText(text);
        if (m_report.text.size() + text.size() <= kTextLimit) m_report.text += text;
        if (type != "error") return;
        m_report.ok = false;
        m_report.error = textAt(event, "/error/message");
    }

private:
    const admin::AccountTester::OnText& m_onText;
    admin::TestReport& m_report;
    std::string m_data;
};

}  // namespace

AccountProbe::AccountProbe(const RelayDependencies& dependencies, Shard& shard, net::HttpClient& client)
    : m_dependencies(dependencies), m_shard(shard), m_client(client) {}

Result<admin::TestReport> AccountProbe::test(const Account& account, const std::string& model,
                                             const OnText& onText) {
    std::string asked = model;
    if (asked.empty())
        asked = account.modelMap.empty() ? std::string(kUsualModel) : account.modelMap.front().first;
    std::promise<Result<admin::TestReport>> promise;
    auto future = promise.get_future();
    boost::asio::co_spawn(m_shard.executor(), probe(account, std::move(asked), onText),
                          [&promise](std::exception_ptr bug, Result<admin::TestReport> report) {
                              if (bug)
                                  promise.set_exception(bug);
                              else
                                  promise.set_value(std::move(report));
                          });
    return future.get();
}

Task<Result<admin::TestReport>> AccountProbe::probe(Account account, std::string model,
                                                    const OnText& onText) {
    const SteadyTime started = m_dependencies.clock.steady();
    const auto mapped = m_dependencies.claudeConsole.mappedModel(account, model);
    admin::TestReport report;
    report.model = mapped.value_or(model);

    net::HeaderList headers;
    const std::string agent = fmt::format("relaywright/{}", buildInfo().version);
    headers.add("user-agent", agent);
    headers.add("accept", onText ? "text/event-stream" : "application/json");
    const providers::ClientCall clientCall{"POST", "/v1/messages", {}, headers};
    auto plan = m_dependencies.claudeConsole.plan(account, clientCall);
    if (!plan) co_return plan.error();

    Attempt attempt;
    attempt.requestId = newRequestId(m_dependencies.random, m_dependencies.clock.now());
    attempt.accountId = account.id;
    attempt.route = "test";
    attempt.requestedModel = model;
    attempt.model = report.model;
    attempt.startedAt = m_dependencies.clock.now();
    Booking booking(m_dependencies, std::move(attempt), nullptr, nullptr);
    auto opened = co_await booking.open();
    if (!opened) co_return opened.error();

    const std::string body = requestBody(report.model, bool(onText));
    const std::array<std::string_view, 1> pieces{body};
    const net::UpstreamRequest request{plan->origin, "POST", plan->target, std::move(plan->headers), pieces};
    net::UpstreamCall call(m_client);
    auto head = co_await call.start(request);
    if (head) {
        report.status = head->status;
        report.ok = head->status == 200;
        co_await readAnswer(call, *head, report, booking, onText);
    } else {
        report.error = head.error().message;
        Ending ending;
        ending.reason = report.error;
        co_await booking.settle(std::move(ending));
    }
    if (report.ok && m_dependencies.coordination.markOf(account.id, modelFamily(report.model))) {
        m_dependencies.coordination.clearMark(account.id, std::nullopt);
        m_dependencies.scheduler.loadChanged(account.id);
        m_dependencies.observer.accountCleared(account);
    }
    report.durationMs = static_cast<std::uint32_t>(
        std::chrono::duration_cast<std::chrono::milliseconds>(m_dependencies.clock.steady() - started)
            .count());
    co_return report;
}

Task<void> AccountProbe::readAnswer(net::UpstreamCall& call, const net::ResponseHead& head,
                                    admin::TestReport& report, Booking& booking, const OnText& onText) {
    const bool stream = isEventStream(head) && report.ok;
    wire::UsageTap tap(stream ? wire::UsageTap::Format::Sse : wire::UsageTap::Format::Json,
                       head.headers.find("content-encoding").value_or(std::string_view()));
    wire::SseScanner scanner;
    StreamedText text(onText, report);
    std::string body;
    bool whole = false;
    while (!whole && body.size() < kAnswerLimit) {
        auto chunk = co_await call.read();
        if (!chunk) break;
        for (const std::string_view piece : chunk->pieces) {
            tap.feed(piece);
            if (stream)
                scanner.feed(piece, text);
            else
                body += piece;
        }
        whole = chunk->last;
    }
    tap.end();
    if (!whole || (stream && report.ok && !tap.complete())) {
        report.ok = false;
        report.error = "the answer broke off";
    } else if (!stream) {
        describe(body, report);
        if (onText && !report.text.empty()) onText(report.text);
    }
    if (report.ok && !tap.model().empty()) report.model = tap.model();
    Ending ending;
    ending.outcome = report.ok ? Outcome::Succeeded : Outcome::Failed;
    ending.status = report.status;
    ending.reason = report.error;
    ending.tap = report.ok ? &tap : nullptr;
    co_await booking.settle(std::move(ending));
}

}  // namespace relay
