#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace relay::net {

/// Free blocks of one size, kept for the next reader of the shard. Owner thread: the shard.
class BlockPool {
public:
    static constexpr std::size_t kBlockBytes = 16 * 1024;

    std::unique_ptr<char[]> take();
    void give(std::unique_ptr<char[]> block);

private:
    std::vector<std::unique_ptr<char[]>> m_free;
};

/// Bytes that were received and not yet used. It holds a block only while it has bytes, so an idle connection
/// costs none. The pool must outlive it.
class InputBuffer {
public:
    explicit InputBuffer(BlockPool& pool);
    ~InputBuffer();
    InputBuffer(const InputBuffer&) = delete;
    InputBuffer& operator=(const InputBuffer&) = delete;

    std::string_view bytes() const { return {m_block.get() + m_begin, m_end - m_begin}; }
    bool empty() const { return m_begin == m_end; }

    /// Where the next bytes go; moves those that are there to the front first. Empty when full.
    std::span<char> room();
    void commit(std::size_t count) { m_end += count; }
    void consume(std::size_t count) { m_begin += count; }
    /// For a head that is larger than a block.
    void grow(std::size_t capacity);
    /// Gives the block back if no bytes are left in it.
    void release();

private:
    BlockPool& m_pool;
    std::unique_ptr<char[]> m_block;
    std::size_t m_capacity = 0;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

}  // namespace relay::net
