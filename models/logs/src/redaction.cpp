// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/redaction.h>

#include <escale/logs/bundle_writer.h>

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

namespace escale::logs {

namespace {

constexpr qsizetype shownLines = 5;
constexpr qsizetype longestLine = 64 << 20;

/// Strings of the contract that are words of its vocabulary, numbers of versions, paths of objects or times: they name
/// nobody. Everything else may.
bool isVocabulary(const QString &key)
{
    static const QSet<QString> keys{u"href"_s,
                                    u"role"_s,
                                    u"plan"_s,
                                    u"state"_s,
                                    u"kind"_s,
                                    u"type"_s,
                                    u"stage"_s,
                                    u"stages"_s,
                                    u"leg"_s,
                                    u"outcome"_s,
                                    u"dns"_s,
                                    u"preparation"_s,
                                    u"location"_s,
                                    u"activity"_s,
                                    u"product"_s,
                                    u"period"_s,
                                    u"code"_s,
                                    u"error_code"_s,
                                    u"action"_s,
                                    u"architecture"_s,
                                    u"version"_s,
                                    u"location_type"_s,
                                    u"from"_s,
                                    u"to"_s,
                                    u"by"_s,
                                    u"transit_kind"_s,
                                    u"finalisation_by"_s,
                                    u"cleared_by"_s,
                                    u"time"_s,
                                    u"at"_s,
                                    u"created"_s,
                                    u"started"_s,
                                    u"ended"_s,
                                    u"heartbeat"_s,
                                    u"deadline"_s,
                                    u"announced_at"_s,
                                    u"until"_s,
                                    u"since"_s,
                                    u"amount"_s,
                                    u"currency"_s,
                                    u"expires"_s,
                                    u"copied_at"_s,
                                    u"permissions"_s,
                                    u"service"_s,
                                    u"country"_s,
                                    u"datacenter"_s};
    return keys.contains(key) || key.endsWith("_at"_L1);
}

/// What the values of a key name, in the objects of a list of state.json.
Identifies kindOf(const QString &list, const QString &key)
{
    if (key == "name"_L1) {
        if (list == "servers"_L1)
            return Identifies::Server;
        if (list == "accounts"_L1 || list == "migration_accounts"_L1)
            return Identifies::Account;
        if (list == "customers"_L1)
            return Identifies::Customer;
        if (list == "domains"_L1)
            return Identifies::Domain;
        if (list == "databases"_L1)
            return Identifies::Database;
        return Identifies::Free;
    }
    if (key == "actor"_L1)
        return Identifies::Person;
    if (key == "on_behalf_of"_L1)
        return Identifies::Customer;
    if (key == "addresses"_L1 || key == "resolves_to"_L1 || key == "address"_L1 || key == "url"_L1)
        return Identifies::Address;
    if (key == "host"_L1)
        return Identifies::Domain;
    if (key == "text"_L1 || key == "reason"_L1 || key == "waiting_reason"_L1 || key == "annotation"_L1)
        return Identifies::Prose;
    return Identifies::Free;
}

/// A walk through state.json; what it does with a string, `visit` says.
template <typename Visit>
QJsonValue walk(const QJsonValue &value, const QString &list, const QString &key, const Visit &visit)
{
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValueConstRef item : value.toArray())
            array.append(walk(item, list.isEmpty() ? key : list, key, visit));
        return array;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject copy;
        for (auto it = object.begin(); it != object.end(); ++it)
            copy.insert(it.key(), walk(it.value(), list, it.key(), visit));
        return copy;
    }
    if (!value.isString() || isVocabulary(key))
        return value;
    return visit(value.toString(), kindOf(list, key));
}

class Redactor {
public:
    Redactor(const Bundle &bundle, Pseudonyms &names, const std::stop_token &stop)
        : m_bundle(bundle)
        , m_names(names)
        , m_stop(stop)
    {
    }

    /// Learns every name before the first is replaced, so that each is found wherever it stands.
    Result<void> learn()
    {
        if (m_bundle.has(bundleState)) {
            auto state = m_bundle.readState();
            if (!state)
                return std::unexpected(state.error());
            m_state = *std::move(state);
        }
        walk(m_state, {}, {}, [this](const QString &text, Identifies kind) -> QJsonValue {
            if (kind != Identifies::Free && kind != Identifies::Prose)
                know(kind, text);
            return text;
        });
        return forEachLine([this](const QByteArray &line) -> Result<void> {
            const auto entry = fromLine(line);
            if (!entry)
                return std::unexpected(entry.error());
            know(Identifies::Server, entry->server);
            know(Identifies::Account, entry->account);
            know(Identifies::Person, entry->actor);
            know(Identifies::Customer, entry->onBehalfOf);
            return {};
        });
    }

    Entry redacted(const QByteArray &line)
    {
        Entry entry = *fromLine(line);
        const Message *message = findMessage(entry.code);
        for (auto it = entry.params.begin(); it != entry.params.end(); ++it)
            it.value() = parameter(message, it.key(), it.value());
        if (entry.code == "ESC-9001"_L1) {
            // What was signed are the entries as they were.
            entry.params.insert(u"head"_s, QString::fromLatin1(m_head));
            entry.params.insert(u"key"_s, QString());
            entry.params.insert(u"signature"_s, QString());
        }
        entry.server = name(Identifies::Server, entry.server);
        entry.account = name(Identifies::Account, entry.account);
        entry.actor = name(Identifies::Person, entry.actor);
        entry.onBehalfOf = name(Identifies::Customer, entry.onBehalfOf);
        entry.message = message ? englishMessage(entry.code, entry.params) : m_names.inText(entry.message);
        entry.prev = m_head;
        return entry;
    }

    QByteArray restamped(const QByteArray &line)
    {
        const QByteArray stamped = toLine(redacted(line));
        if (const auto entry = fromLine(stamped))
            m_head = entry->hash;
        return stamped;
    }

    QByteArray state()
    {
        const QJsonValue copy = walk(
            m_state, {}, {}, [this](const QString &text, Identifies kind) -> QJsonValue { return name(kind, text); });
        return QJsonDocument(copy.toObject()).toJson(QJsonDocument::Compact);
    }

    template <typename Take>
    Result<void> forEachLine(const Take &take, const QString &member = QString(bundleLog))
    {
        QByteArray rest;
        Result<void> result;
        const auto read = m_bundle.read(member, [&](QByteArrayView block) {
            rest += block;
            qsizetype from = 0;
            for (qsizetype end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
                result = take(rest.sliced(from, end - from));
                from = end + 1;
                if (!result)
                    return false;
            }
            rest.remove(0, from);
            if (rest.size() > longestLine)
                result = failure(u"malformed_entry"_s);
            if (m_stop.stop_requested())
                result = failure(u"stopped"_s);
            return bool(result);
        });
        if (!result)
            return result;
        if (!read)
            return std::unexpected(read.error());
        return rest.isEmpty() ? Result<void>() : take(rest);
    }

    QString name(Identifies kind, const QString &text)
    {
        switch (kind) {
        case Identifies::Nothing:
            return text;
        case Identifies::Free:
            return m_names.inText(text);
        case Identifies::Prose:
            if (text.isEmpty() || (m_bundle.manifest().redacted && isPseudonym(text)))
                return text;
            return m_names.of(kind, text);
        default:
            break;
        }
        return know(kind, text);
    }

private:
    static bool isPseudonym(const QString &text)
    {
        static const QRegularExpression form(
            u"^(account|server|customer|person|domain|database|address|text)-[1-9][0-9]*$"_s);
        return form.match(text).hasMatch();
    }

    QString know(Identifies kind, const QString &text)
    {
        if (m_bundle.manifest().redacted && isPseudonym(text)) {
            m_names.keep(text);
            return text;
        }
        return m_names.of(kind, text);
    }

    QJsonValue parameter(const Message *message, const QString &key, const QJsonValue &value)
    {
        if (!value.isString())
            return walk(value, {}, key,
                        [this](const QString &text, Identifies) -> QJsonValue { return m_names.inText(text); });
        if (message) {
            for (const Parameter &parameter : message->parameters) {
                if (key != QLatin1StringView(parameter.name))
                    continue;
                const bool names = parameter.type == ParamType::Text;
                return names ? name(parameter.identifies, value.toString()) : value;
            }
        }
        return m_names.inText(value.toString());
    }

    const Bundle &m_bundle;
    Pseudonyms &m_names;
    std::stop_token m_stop;
    QJsonObject m_state;
    QByteArray m_head;
};

} // namespace

Result<RedactionPreview> previewRedaction(const Bundle &bundle, Pseudonyms &names, const RedactionOptions &options,
                                          const std::stop_token &stop)
{
    Redactor redactor(bundle, names, stop);
    if (const auto learnt = redactor.learn(); !learnt)
        return std::unexpected(learnt.error());
    RedactionPreview preview;
    for (const BundleMember &member : bundle.manifest().members) {
        const bool raw = member.name.startsWith("raw/"_L1);
        (raw && !options.withRaw ? preview.leftOut : preview.kept).append(member.name);
    }
    // All entries are gone through, since their texts name more; only the first are shown.
    const auto read = redactor.forEachLine([&](const QByteArray &line) -> Result<void> {
        const QByteArray after = redactor.restamped(line);
        const qsizetype tail = after.indexOf(",\"escale.prev\"");
        if (preview.lines.size() < shownLines && !line.startsWith(after.first(std::max<qsizetype>(0, tail))))
            preview.lines.append({line, after});
        return {};
    });
    if (!read)
        return std::unexpected(read.error());
    (void)redactor.state();
    preview.names = names.rows();
    return preview;
}

Result<Manifest> redact(const Bundle &bundle, const QString &path, Pseudonyms &names, const RedactionOptions &options,
                        const std::stop_token &stop)
{
    if (!bundle.path().isEmpty() && QFileInfo(path).absoluteFilePath() == QFileInfo(bundle.path()).absoluteFilePath())
        return failure(u"bundle_write_failed"_s, {{u"path"_s, path}});
    Redactor redactor(bundle, names, stop);
    if (const auto learnt = redactor.learn(); !learnt)
        return std::unexpected(learnt.error());
    Manifest about = bundle.manifest();
    about.server = redactor.name(Identifies::Server, about.server);
    about.name = {names.inText(about.name.en), names.inText(about.name.fr)};
    about.redacted = true;
    const QList<TaskId> tasks = options.withRaw ? bundle.rawTasks() : QList<TaskId>();
    auto writer = BundleWriter::create(path, about);
    if (!writer)
        return std::unexpected(writer.error());
    if (const auto done =
            redactor.forEachLine([&](const QByteArray &line) { return (*writer)->addLine(redactor.restamped(line)); });
        !done)
        return std::unexpected(done.error());
    if (bundle.has(bundleState)) {
        if (const auto done = (*writer)->addState(redactor.state()); !done)
            return std::unexpected(done.error());
    }
    for (const TaskId task : tasks) {
        if (const auto done = (*writer)->beginRaw(task); !done)
            return std::unexpected(done.error());
        const auto done = redactor.forEachLine(
            [&](const QByteArray &line) {
                return (*writer)->addRaw(names.inText(QString::fromUtf8(line)).toUtf8() + '\n');
            },
            rawMember(task));
        if (!done)
            return std::unexpected(done.error());
    }
    return (*writer)->finish();
}

} // namespace escale::logs
