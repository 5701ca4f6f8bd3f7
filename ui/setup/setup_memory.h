#pragma once

#include <QString>

namespace ui::setup {

/// What a person decided about the first steps of one relay, kept with the console's own settings.
class SetupMemory {
public:
    enum class Mark { None, Done, Skipped };

    /// `relay`: "host:port".
    explicit SetupMemory(QString relay) : m_relay(std::move(relay)) {}

    Mark mark(const QString& step) const;
    void setMark(const QString& step, Mark mark);

private:
    QString key(const QString& step) const;

    QString m_relay;
};

}  // namespace ui::setup
