#include "ui/keys/form_checks.h"

#include "ui/common/form_dialog.h"
#include "ui/common/form_field.h"
#include "ui/common/form_view.h"
#include "ui/keys/key_form.h"

#include <QTimer>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Nobody is told of a mistake while still typing.
constexpr int kAfterTypingMs = 700;

void showExpiry(common::FormView& form) {
    const QString expiry = form.values().value("expiry"_L1).toString();
    form.setFieldShown(u"expiresAt"_s, expiry == "date"_L1);
    form.setFieldShown(u"activationDays"_s, expiry == "activation"_L1);
}

void check(common::FormView& form) {
    const auto problems = problemsIn(form.values(), QDateTime::currentDateTimeUtc());
    for (auto problem = problems.begin(); problem != problems.end(); ++problem) {
        common::FormField* field = form.fieldOf(problem.key());
        // What is simply not filled in yet is said when it is saved.
        if (field && !field->isHidden() && !common::isEmptyValue(field->value()))
            field->showServerError(problem.value());
    }
}

}  // namespace

void watchForm(common::FormDialog& dialog) {
    common::FormView* form = &dialog.form();
    auto* wait = new QTimer(&dialog);
    wait->setSingleShot(true);
    wait->setInterval(kAfterTypingMs);
    QObject::connect(form, &common::FormView::edited, wait, qOverload<>(&QTimer::start));
    QObject::connect(form, &common::FormView::edited, form, [form] { showExpiry(*form); });
    QObject::connect(wait, &QTimer::timeout, form, [form] { check(*form); });
    showExpiry(*form);
}

}  // namespace ui::keys
