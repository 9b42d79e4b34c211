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
    const auto guard = std::make_shared<QPointer<QObject>>(context);
    m_worker->enqueue({.run =
                           [this, guard, name, done = std::move(done)] {
                               Result<KeptLog> kept = m_worker->readLog(name);
                               post(guarded(guard, [done, kept = std::move(kept)] { done(kept); }));
                               return 0;
                           },
                       .done = {},
                       .alone = true});
}

void Store::setLogLimit(qint64 bytes)
{
    m_worker->setLogLimit(bytes);
}

} // namespace escale::store
