#include "runtime/blocking_pool.h"

namespace relay {

BlockingPool::BlockingPool(std::size_t threads) : m_threads(threads) {}

BlockingPool::~BlockingPool() {
    stop();
}

void BlockingPool::stop() {
    m_threads.join();
}

}  // namespace relay
