#include "bench/subjects.h"

#include <fmt/format.h>

#include <stdexcept>
#include <system_error>
#include <thread>

namespace relay::bench {
namespace {

constexpr const char* kNginx = "/usr/sbin/nginx";

std::string nginxConfiguration(const std::string& root, const std::string& upstream, std::uint16_t port,
                               std::uint16_t streamPort) {
    const std::string address = upstream.substr(upstream.find("//") + 2);
    return fmt::format(
        R"(daemon off; master_process off; worker_processes 1; worker_rlimit_nofile 16384;
pid {0}/pid; error_log stderr crit;
events {{ worker_connections 8192; }}
http {{
  access_log off; tcp_nodelay on; keepalive_requests 100000000; keepalive_timeout 600s;
  client_max_body_size 64m; client_body_buffer_size 4m;
  client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; fastcgi_temp_path {0}/f; uwsgi_temp_path {0}/u;
  scgi_temp_path {0}/s;
  upstream mock {{ server {1}; keepalive 1024; keepalive_requests 100000000; keepalive_timeout 600s; }}
  proxy_http_version 1.1; proxy_set_header Connection "";
  server {{ listen 127.0.0.1:{2} backlog=4096; location / {{ proxy_pass http://mock; }} }}
  server {{ listen 127.0.0.1:{3} backlog=4096; location / {{ proxy_pass http://mock; proxy_buffering off; }} }}
}}
)",
        root, address, port, streamPort);
}

}  // namespace

Mock::Mock(const std::string& ownProgram, int core)
    : m_process({.program = ownProgram, .arguments = {"mock"}, .cpu = core}) {
    const auto line = m_process.waitForLine("listening on ");
    if (!line) throw std::runtime_error("the mock does not listen: " + m_process.err());
    m_port = test::portOf(line->substr(line->find("http")));
}

std::string Mock::url() const {
    return fmt::format("http://127.0.0.1:{}", m_port);
}

Nginx::Nginx(const std::string& upstream, int core) {
    const std::string root = m_directory.path().string();
    test::writeFile(m_directory / "nginx.conf", nginxConfiguration(root, upstream, m_port, m_streamPort));
    m_process = std::make_unique<test::ChildProcess>(
        test::CommandLine{.program = kNginx,
                          .arguments = {"-p", root, "-c", (m_directory / "nginx.conf").string()},
                          .cpu = core});
    waitForPort(m_port, *m_process);
}

Relay::Relay(const std::string& upstream, int core, const Seeding& seeding) : m_core(core) {
    restart();
    m_keys = seed(*m_process, upstream, seeding);
    restart();
}

void Relay::restart() {
    if (m_process) m_process->stop();
    m_process.reset();
    m_process.emplace(
        m_directory.path(),
        test::ServeOptions{.arguments = {"--threads", "1", "--log-level", "warn"}, .cpu = m_core});
}

void waitForPort(std::uint16_t port, test::ChildProcess& process) {
    while (process.running()) {
        try {
            const test::Descriptor connected = test::connectTcp(port);
            return;
        } catch (const std::system_error&) {
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    }
    throw std::runtime_error("it ended at once: " + process.err());
}

}  // namespace relay::bench
