#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace ui::common {

/// What a field holds, and what it is in JSON.
enum class FieldKind {
    Text,     ///< string
    Secret,   ///< string, masked
    Url,      ///< string, http or https
    Integer,  ///< number
    Money,    ///< decimal string, never below zero
    Choice,   ///< string of `allowed`
    Map,      ///< object of strings
    List,     ///< array of strings, one a line
    Hours,    ///< "mon-fri 09:00-18:00"; empty: always
    Date,     ///< RFC 3339 in UTC; shown and typed in local time
    Flag      ///< boolean
};

struct FieldChoice {
    QString value;
    QString label;
};

/// One field of a form. Texts are translated already.
struct FieldSpec {
    QString name;  ///< key in the JSON object; the editor's objectName is "field_" and this
    QString label;
    FieldKind kind = FieldKind::Text;
    QString group = {};  ///< empty: always in sight; else the title of a group that folds, closed at first
    bool required = false;
    QJsonValue initial = {};  ///< null: the kind's own emptiness
    QList<FieldChoice> allowed = {};
    std::optional<double> minimum =
        {};  ///< of an integer or money; the length of a text, the entries of a list
    std::optional<double> maximum = {};
    QString help = {};
    QString placeholder = {};
    bool multiline = false;
    QJsonValue whenEmpty =
        QJsonValue::Undefined;  ///< Undefined: "" or null, as the kind is (secrets: left out)
};

/// A description as the admin API gives it: {name,label,kind,group,required,default,allowed,minimum,maximum,help}.
/// nullopt for a kind that is not known here: the page leaves the field out.
std::optional<FieldSpec> fieldFromJson(const QJsonObject& description);

/// What the field is worth with nothing in it.
QJsonValue emptyOf(const FieldSpec& spec);
bool isEmptyValue(const QJsonValue& value);

/// What is wrong with a value, in words; empty when nothing is. The value is as an editor gives it: what could not be
/// read as its kind is still a string.
QString problemOf(const FieldSpec& spec, const QJsonValue& value);

}  // namespace ui::common
