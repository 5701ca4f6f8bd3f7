#pragma once

#include <functional>
#include <utility>
#include <vector>

namespace ui::common {

/// Texts that are set now and again after a change of language: one place for both.
class Texts {
public:
    void add(std::function<void()> set) {
        set();
        m_all.push_back(std::move(set));
    }
    void apply() const {
        for (const auto& set : m_all)
            set();
    }

private:
    std::vector<std::function<void()>> m_all;
};

}  // namespace ui::common
