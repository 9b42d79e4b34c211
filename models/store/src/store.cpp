// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/store/store.h>

#include "worker.h"

#include <QtCore/QPointer>

namespace escale::store {

namespace {

/// A guarded pointer is made and looked at on the GUI thread only; the worker carries it.
template <typename Call>
std::function<void()> guarded(const std::shared_ptr<QPointer<QObject>> &context, Call call)
{
    return [context, call = std::move(call)] {
        if (*context)
            call();
    };
}

} // namespace

Store::Store(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_worker(std::make_unique<Worker>(
          file, Worker::Listener{.replaced =
                                     [this](const QString &kept) {
                                         QMetaObject::invokeMethod(
                                             this, [this, kept] { Q_EMIT replaced(kept); }, Qt::QueuedConnection);
                                     },
                                 .failed =
                                     [this](const Error &error) {
                                         QMetaObject::invokeMethod(
                                             this, [this, error] { Q_EMIT failed(error); }, Qt::QueuedConnection);
                                     }}))
{
}

Store::~Store() = default;

void Store::post(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

template <typename Ask, typename Call>
void Store::ask(QObject *context, Ask question, Call done)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    m_worker->enqueue({.run =
                           [this, guard, question = std::move(question), done = std::move(done)] {
                               auto answer = question();
                               post(guarded(guard, [done, answer = std::move(answer)] { done(answer); }));
                               return 0;
                           },
                       .done = {},
                       .alone = true});
}

void Store::open(QObject *context, std::function<void(const Result<OpenReport> &)> done)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    m_worker->enqueue({.run =
                           [this, guard, done = std::move(done)] {
                               Result<OpenReport> report = m_worker->open();
                               post(guarded(guard, [done, report = std::move(report)] { done(report); }));
                               return 0;
                           },
                       .done = {},
                       .alone = true});
}

void Store::close(QObject *context, std::function<void()> done)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    m_worker->enqueue({.run =
                           [this, guard, done = std::move(done)] {
                               m_worker->close();
                               post(guarded(guard, done));
                               return 0;
                           },
                       .done = {},
                       .alone = true});
}

void Store::load(QObject *context, std::function<std::function<void()>(Contents)> read, Done done, qsizetype slice)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    m_worker->enqueue(
        {.run =
             [this, guard, read = std::move(read), slice] {
                 return m_worker->load([&](Contents contents) { post(guarded(guard, read(std::move(contents)))); },
                                       slice);
             },
         .done = [this, guard, done = std::move(done)](
                     const Result<void> &result) { post(guarded(guard, [done, result] { done(result); })); },
         .alone = true});
}

void Store::write(Produce produce)
{
    m_worker->enqueue({.run = [this, produce = std::move(produce)] { return m_worker->write(produce()); }, .done = {}});
}

void Store::write(Produce produce, QObject *context, Done done)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    m_worker->enqueue(
        {.run = [this, produce = std::move(produce)] { return m_worker->write(produce()); },
         .done = [this, guard, done = std::move(done)](
                     const Result<void> &result) { post(guarded(guard, [done, result] { done(result); })); }});
}

void Store::writeCommand(const Command &command, QObject *context, Done done)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    m_worker->enqueue(
        {.run = [this, command] { return m_worker->writeCommand(command); },
         .done = [this, guard, done = std::move(done)](
                     const Result<void> &result) { post(guarded(guard, [done, result] { done(result); })); },
         .durable = true});
}

void Store::forgetCommand(const QByteArray &key)
{
    m_worker->enqueue({.run = [this, key] { return m_worker->forgetCommand(key); }, .done = {}});
}

void Store::readLog(const LogName &name, QObject *context, std::function<void(const Result<KeptLog> &)> done)
{
    ask(context, [this, name] { return m_worker->readLog(name); }, std::move(done));
}

void Store::bringLog(const LogPart &part, const QDateTime &activity, QObject *context,
                     std::function<void(const Result<Room> &)> done)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    const auto room = std::make_shared<Room>();
    m_worker->enqueue({.run =
                           [this, part, activity, room] {
                               *room = {};
                               return m_worker->bringLog(part, activity, *room);
                           },
                       .done = answering(guard, room, std::move(done))});
}

void Store::writeRaw(const RawOutput &raw, const Use &use, QObject *context,
                     std::function<void(const Result<Room> &)> done)
{
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    const auto room = std::make_shared<Room>();
    m_worker->enqueue({.run =
                           [this, raw, use, room] {
                               *room = {};
                               return m_worker->writeRaw(raw, use, *room);
                           },
                       .done = answering(guard, room, std::move(done))});
}

std::function<void(const Result<void> &)> Store::answering(const std::shared_ptr<QPointer<QObject>> &guard,
                                                           const std::shared_ptr<Room> &room,
                                                           std::function<void(const Result<Room> &)> done)
{
    return [this, guard, room, done = std::move(done)](const Result<void> &result) {
        Result<Room> answer = *room;
        if (!result)
            answer = std::unexpected(result.error());
        post(guarded(guard, [done, answer = std::move(answer)] { done(answer); }));
    };
}

void Store::readRaw(qint64 task, QObject *context, std::function<void(const Result<KeptRaw> &)> done)
{
    ask(context, [this, task] { return m_worker->readRaw(task); }, std::move(done));
}

void Store::readAnswer(AnswerKind kind, qint64 id, QObject *context,
                       std::function<void(const Result<std::optional<Answer>> &)> done)
{
    ask(context, [this, kind, id] { return m_worker->readAnswer(kind, id); }, std::move(done));
}

void Store::takeInventory(QObject *context, std::function<void(const Result<Kept> &)> done)
{
    ask(context, [this] { return m_worker->takeInventory(); }, std::move(done));
}

void Store::setLogLimit(qint64 bytes)
{
    m_logLimit = bytes;
    m_worker->setLogLimit(bytes);
}

} // namespace escale::store
