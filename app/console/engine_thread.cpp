#include "console/engine_thread.h"

#include "cli/engine_start.h"

#include <chrono>
#include <utility>

namespace relay::console {

namespace {

EngineThread::Failure failureOf(const Error& error, EngineThread::Failure::Cause conflict) {
    using Cause = EngineThread::Failure::Cause;
    return {error.code == ErrorCode::Conflict ? conflict : Cause::Other, error.message};
}

}  // namespace

EngineThread::EngineThread(Settings settings, Events events)
    : m_settings(std::move(settings)), m_events(std::move(events)), m_thread([this] { run(); }) {}

EngineThread::~EngineThread() {
    stop();
    stopNow();
    m_thread.join();
}

void EngineThread::stop() {
    const std::lock_guard lock(m_mutex);
    m_stopAsked = true;
    m_changed.notify_all();
}

void EngineThread::stopNow() {
    const std::lock_guard lock(m_mutex);
    m_hurry = true;
    if (m_engine != nullptr) m_engine->stopNow();
}

std::unique_ptr<Engine> EngineThread::start() {
    Result<std::unique_ptr<Engine>> engine = cli::openEngine(m_settings);
    if (!engine) {
        m_events.failed(failureOf(engine.error(), Failure::Cause::DirectoryTaken));
        return nullptr;
    }
    const Result<void> listening = cli::listen(**engine, m_settings);
    if (!listening) {
        engine->reset();  // before anybody hears of it: trying again must find the data directory free
        m_events.failed(failureOf(listening.error(), Failure::Cause::PortTaken));
        return nullptr;
    }
    return std::move(*engine);
}

void EngineThread::run() {
    std::unique_ptr<Engine> engine = start();
    if (engine == nullptr) return;
    m_events.started(engine->addresses());

    std::unique_lock lock(m_mutex);
    m_engine = std::move(engine);
    m_changed.wait(lock, [this] { return m_stopAsked; });
    const bool hurry = m_hurry;
    lock.unlock();
    m_events.stopping();
    m_engine->stop(hurry ? std::chrono::milliseconds(0) : m_settings.stopGrace);
    lock.lock();
    const std::unique_ptr<Engine> stopped = std::move(m_engine);
    lock.unlock();
    m_events.stopped();
}

}  // namespace relay::console
