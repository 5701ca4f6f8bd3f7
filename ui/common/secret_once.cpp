#include "ui/common/secret_once.h"

#include "ui/common/interaction.h"
#include "ui/common/save_text.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace ui::common {

namespace {

constexpr int kShownForMs = 10'000;

}  // namespace

QLineEdit* makeSecretField(QWidget* parent) {
    auto* field = new QLineEdit(parent);
    field->setEchoMode(QLineEdit::Password);
    field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    auto* hide = new QTimer(field);
    hide->setSingleShot(true);
    hide->setInterval(kShownForMs);
    QAction* eye = field->addAction(theme::icon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    eye->setObjectName(QStringLiteral("reveal"));
    eye->setCheckable(true);
    // Only the icon is painted; the text is the tip, and the name that a screen reader says.
    eye->setText(SecretOnce::tr("Show for ten seconds"));
    QObject::connect(eye, &QAction::toggled, field, [field, hide, eye](bool shown) {
        field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        eye->setIcon(theme::icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye")));
        if (shown)
            hide->start();
        else
            hide->stop();
    });
    QObject::connect(hide, &QTimer::timeout, eye, [eye] { eye->setChecked(false); });
    return field;
}

SecretOnce::SecretOnce(Interaction& interaction, QWidget* parent)
    : QWidget(parent), m_interaction(interaction) {
    setObjectName(QStringLiteral("secretOnce"));
    m_field = makeSecretField();
    m_field->setObjectName(QStringLiteral("secret"));
    m_field->setReadOnly(true);
    m_field->setAccessibleName(tr("Secret"));
    theme::setType(*m_field, theme::Type::Mono);
    auto* copyButton =
        new QPushButton(theme::icon(QStringLiteral("copy"), theme::Token::OnAccent), tr("Copy"));
    copyButton->setObjectName(QStringLiteral("copySecret"));
    theme::setKind(*copyButton, theme::ButtonKind::Primary);
    auto* saveButton = new QPushButton(theme::icon(QStringLiteral("download")), tr("Save as file…"));
    saveButton->setObjectName(QStringLiteral("saveSecret"));
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("secretNote"));
    m_note->setWordWrap(true);
    theme::setType(*m_note, theme::Type::Caption);
    connect(copyButton, &QPushButton::clicked, this, &SecretOnce::copy);
    connect(saveButton, &QPushButton::clicked, this, &SecretOnce::save);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    row->addWidget(m_field, 1);
    row->addWidget(copyButton);
    row->addWidget(saveButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kTight);
    layout->addLayout(row);
    layout->addWidget(m_note);
}

void SecretOnce::setSecret(const QString& secret, const QString& fileName) {
    m_field->setText(secret);
    m_field->setCursorPosition(0);
    m_fileName = fileName;
    m_taken = false;
    m_note->setText(tr("Shown only now. It cannot be read again later, only replaced."));
    theme::tint(*m_note, theme::Token::Warn);
}

void SecretOnce::clear() {
    m_field->clear();
}

void SecretOnce::copy() {
    m_interaction.copy(m_field->text());
    take(tr("Copied. Paste it where it belongs; it cannot be read again later."));
}

void SecretOnce::save() {
    const FileQuestion question{tr("Save secret"), m_fileName, {tr("Text (*.txt)")}};
    m_interaction.chooseSaveFile(this, question, [this](const QString& path) {
        if (path.isEmpty() || !saveText(m_interaction, this, path, m_field->text() + QLatin1Char('\n')))
            return;
        take(tr("Saved, readable by you only."));
    });
}

void SecretOnce::take(const QString& how) {
    m_taken = true;
    m_note->setText(how);
    theme::tint(*m_note, theme::Token::Ok);
    Q_EMIT taken();
}

}  // namespace ui::common
