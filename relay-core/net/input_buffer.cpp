#include "net/input_buffer.h"

#include <cstring>
#include <utility>

namespace relay::net {
namespace {

constexpr std::size_t kKeptBlocks = 64;

}  // namespace

std::unique_ptr<char[]> BlockPool::take() {
    if (m_free.empty()) return std::make_unique_for_overwrite<char[]>(kBlockBytes);
    std::unique_ptr<char[]> block = std::move(m_free.back());
    m_free.pop_back();
    return block;
}

void BlockPool::give(std::unique_ptr<char[]> block) {
    if (m_free.size() < kKeptBlocks) m_free.push_back(std::move(block));
}

InputBuffer::InputBuffer(BlockPool& pool) : m_pool(pool) {}

InputBuffer::~InputBuffer() {
    m_begin = m_end;
    release();
}

std::span<char> InputBuffer::room() {
    if (!m_block) {
        m_block = m_pool.take();
        m_capacity = BlockPool::kBlockBytes;
    }
    if (m_begin > 0) {
        std::memmove(m_block.get(), m_block.get() + m_begin, m_end - m_begin);
        m_end -= std::exchange(m_begin, 0);
    }
    return {m_block.get() + m_end, m_capacity - m_end};
}

void InputBuffer::grow(std::size_t capacity) {
    if (capacity <= m_capacity) return;
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    const std::size_t size = m_end - m_begin;
    if (size > 0) std::memcpy(larger.get(), m_block.get() + m_begin, size);
    if (m_capacity == BlockPool::kBlockBytes) m_pool.give(std::move(m_block));
    m_block = std::move(larger);
    m_capacity = capacity;
    m_begin = 0;
    m_end = size;
}

void InputBuffer::release() {
    if (!empty() || !m_block) return;
    if (m_capacity == BlockPool::kBlockBytes) m_pool.give(std::move(m_block));
    m_block.reset();
    m_capacity = m_begin = m_end = 0;
}

}  // namespace relay::net
