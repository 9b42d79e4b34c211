// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// For the thread sanitizer only. Distributions do not compile Qt with it, so that it cannot see how Qt hands things from
// one thread to another, and would take every hand-over for a race. This library stands before Qt's in the order in
// which symbols are looked up; it calls Qt's functions and says to the sanitizer what Qt's documentation promises of
// each: what happened before a call is seen by the slot, what happened in a thread by whoever has waited for it, and so on.
// Nothing is said of what Qt does not promise: a real race stays one.

#include <QtCore/QFutureInterface>
#include <QtCore/QMutex>
#include <QtCore/QObject>
#include <QtCore/QSemaphore>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>
#include <QtCore/QWaitCondition>

#include <sanitizer/tsan_interface.h>

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>

static_assert(QT_VERSION_MAJOR == 6, "the names and the slot objects below are those of Qt 6");

#define STANDS_FOR(symbol) __asm__(symbol) __attribute__((visibility("default")))

namespace {

using SlotObject = QtPrivate::QSlotObjectBase;

void before(const void *key)
{
    __tsan_release(const_cast<void *>(key));
}

void after(const void *key)
{
    __tsan_acquire(const_cast<void *>(key));
}

template <typename Function>
Function qtOwn(const char *symbol)
{
    void *found = dlsym(RTLD_NEXT, symbol);
    if (!found) {
        std::fprintf(stderr, "tsan_qt: Qt has no %s\n", symbol);
        std::abort();
    }
    return reinterpret_cast<Function>(found);
}

/// Stands for a slot: what was done by whoever made it, and by whoever emits or invokes (`from`), is seen by the call; what
/// the call does is seen by whoever waits for it (`to`) or takes the slot apart.
class AnnotatedSlot final : public SlotObject {
public:
    AnnotatedSlot(SlotObject *slot, const void *from, const void *to)
        : SlotObject(&run)
        , m_slot(slot)
        , m_from(from)
        , m_to(to)
    {
        before(this);
    }

private:
    static void run(int which, SlotObject *object, QObject *receiver, void **arguments, bool *result)
    {
        auto *self = static_cast<AnnotatedSlot *>(object);
        after(self);
        switch (which) {
        case Destroy:
            self->m_slot->destroyIfLastRef();
            delete self;
            break;
        case Call:
            if (self->m_from)
                after(self->m_from);
            // The slot may take its connection apart; this object is needed until it has returned.
            self->ref();
            self->m_slot->call(receiver, arguments);
            before(self);
            if (self->m_to)
                before(self->m_to);
            self->destroyIfLastRef();
            break;
        case Compare:
            *result = self->m_slot->compare(arguments);
            break;
        default:
            break;
        }
    }

    SlotObject *m_slot;
    const void *m_from;
    const void *m_to;
};

class AnnotatedRunnable final : public QRunnable {
public:
    AnnotatedRunnable(QRunnable *work, const QThreadPool *pool) : m_work(work), m_pool(pool) { before(this); }
    void run() override
    {
        after(this);
        const bool mine = m_work->autoDelete();
        m_work->run();
        if (mine)
            delete m_work;
        before(m_pool);
    }

private:
    QRunnable *m_work;
    const QThreadPool *m_pool;
};

} // namespace

// --- slots and invocations ---------------------------------------------------------------------------------------------

#define CONNECT                                                                                                        \
    "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPKiPK11QMetaObject"
QMetaObject::Connection escaleConnect(const QObject *sender, void **signal, const QObject *receiver, void **slotPointer,
                                      SlotObject *slot, Qt::ConnectionType type, const int *types,
                                      const QMetaObject *senderMetaObject) STANDS_FOR(CONNECT);
QMetaObject::Connection escaleConnect(const QObject *sender, void **signal, const QObject *receiver, void **slotPointer,
                                      SlotObject *slot, Qt::ConnectionType type, const int *types,
                                      const QMetaObject *senderMetaObject)
{
    static const auto own = qtOwn<decltype(&escaleConnect)>(CONNECT);
    return own(sender, signal, receiver, slotPointer, new AnnotatedSlot(slot, sender, nullptr), type, types,
               senderMetaObject);
}

#define ACTIVATE "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv"
void escaleActivate(QObject *sender, const QMetaObject *metaObject, int signal, void **arguments) STANDS_FOR(ACTIVATE);
void escaleActivate(QObject *sender, const QMetaObject *metaObject, int signal, void **arguments)
{
    static const auto own = qtOwn<decltype(&escaleActivate)>(ACTIVATE);
    before(sender);
    own(sender, metaObject, signal, arguments);
}

#define INVOKE                                                                                                         \
    "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeExPKPKvPKPKcPKPKNS" \
    "2_"                                                                                                               \
    "18QMetaTypeInterfaceE"
bool escaleInvoke(QObject *object, SlotObject *slot, Qt::ConnectionType type, qsizetype count,
                  const void *const *parameters, const char *const *names,
                  const QtPrivate::QMetaTypeInterface *const *types) STANDS_FOR(INVOKE);
bool escaleInvoke(QObject *object, SlotObject *slot, Qt::ConnectionType type, qsizetype count,
                  const void *const *parameters, const char *const *names,
                  const QtPrivate::QMetaTypeInterface *const *types)
{
    static const auto own = qtOwn<decltype(&escaleInvoke)>(INVOKE);
    const bool blocks = type == Qt::BlockingQueuedConnection;
    const bool done =
        own(object, new AnnotatedSlot(slot, nullptr, blocks ? object : nullptr), type, count, parameters, names, types);
    if (blocks)
        after(object);
    return done;
}

// --- threads and pools ---------------------------------------------------------------------------------------------------

#define START "_ZN7QThread5startENS_8PriorityE"
void escaleStart(QThread *thread, QThread::Priority priority) STANDS_FOR(START);
void escaleStart(QThread *thread, QThread::Priority priority)
{
    static const auto own = qtOwn<decltype(&escaleStart)>(START);
    QObject::connect(thread, &QThread::finished, thread, [thread] { before(thread); }, Qt::DirectConnection);
    own(thread, priority);
}

#define WAIT "_ZN7QThread4waitE14QDeadlineTimer"
bool escaleWait(QThread *thread, QDeadlineTimer deadline) STANDS_FOR(WAIT);
bool escaleWait(QThread *thread, QDeadlineTimer deadline)
{
    static const auto own = qtOwn<decltype(&escaleWait)>(WAIT);
    const bool ended = own(thread, deadline);
    if (ended)
        after(thread);
    return ended;
}

#define POOL_START "_ZN11QThreadPool5startEP9QRunnablei"
void escalePoolStart(QThreadPool *pool, QRunnable *work, int priority) STANDS_FOR(POOL_START);
void escalePoolStart(QThreadPool *pool, QRunnable *work, int priority)
{
    static const auto own = qtOwn<decltype(&escalePoolStart)>(POOL_START);
    own(pool, new AnnotatedRunnable(work, pool), priority);
}

#define POOL_START_FUNCTION "_ZN11QThreadPool5startESt8functionIFvvEEi"
void escalePoolStartFunction(QThreadPool *pool, std::function<void()> work, int priority)
    STANDS_FOR(POOL_START_FUNCTION);
void escalePoolStartFunction(QThreadPool *pool, std::function<void()> work, int priority)
{
    escalePoolStart(pool, QRunnable::create(std::move(work)), priority);
}

#define POOL_WAIT "_ZN11QThreadPool11waitForDoneE14QDeadlineTimer"
bool escalePoolWait(QThreadPool *pool, QDeadlineTimer deadline) STANDS_FOR(POOL_WAIT);
bool escalePoolWait(QThreadPool *pool, QDeadlineTimer deadline)
{
    static const auto own = qtOwn<decltype(&escalePoolWait)>(POOL_WAIT);
    const bool done = own(pool, deadline);
    if (done)
        after(pool);
    return done;
}

#define POOL_END "_ZN11QThreadPoolD1Ev"
void escalePoolEnd(QThreadPool *pool) STANDS_FOR(POOL_END);
void escalePoolEnd(QThreadPool *pool)
{
    static const auto own = qtOwn<decltype(&escalePoolEnd)>(POOL_END);
    own(pool); // waits for all that runs
    after(pool);
}

// --- locks: what is inline in Qt's headers the sanitizer sees by itself, what is behind them it does not -----------------

#define LOCK "_ZN11QBasicMutex12lockInternalEv"
void escaleLock(QBasicMutex *mutex) STANDS_FOR(LOCK);
void escaleLock(QBasicMutex *mutex)
{
    static const auto own = qtOwn<decltype(&escaleLock)>(LOCK);
    own(mutex);
    after(mutex);
}

#define LOCK_UNTIL "_ZN11QBasicMutex12lockInternalE14QDeadlineTimer"
bool escaleLockUntil(QBasicMutex *mutex, QDeadlineTimer deadline) STANDS_FOR(LOCK_UNTIL);
bool escaleLockUntil(QBasicMutex *mutex, QDeadlineTimer deadline)
{
    static const auto own = qtOwn<decltype(&escaleLockUntil)>(LOCK_UNTIL);
    const bool locked = own(mutex, deadline);
    if (locked)
        after(mutex);
    return locked;
}

#define UNLOCK "_ZN11QBasicMutex14unlockInternalEv"
void escaleUnlock(QBasicMutex *mutex) STANDS_FOR(UNLOCK);
void escaleUnlock(QBasicMutex *mutex)
{
    static const auto own = qtOwn<decltype(&escaleUnlock)>(UNLOCK);
    before(mutex);
    own(mutex);
}

#define CONDITION_WAIT "_ZN14QWaitCondition4waitEP6QMutex14QDeadlineTimer"
bool escaleConditionWait(QWaitCondition *condition, QMutex *mutex, QDeadlineTimer deadline) STANDS_FOR(CONDITION_WAIT);
bool escaleConditionWait(QWaitCondition *condition, QMutex *mutex, QDeadlineTimer deadline)
{
    static const auto own = qtOwn<decltype(&escaleConditionWait)>(CONDITION_WAIT);
    before(mutex);
    const bool woken = own(condition, mutex, deadline);
    after(mutex);
    return woken;
}

#define SEMAPHORE_RELEASE "_ZN10QSemaphore7releaseEi"
void escaleSemaphoreRelease(QSemaphore *semaphore, int count) STANDS_FOR(SEMAPHORE_RELEASE);
void escaleSemaphoreRelease(QSemaphore *semaphore, int count)
{
    static const auto own = qtOwn<decltype(&escaleSemaphoreRelease)>(SEMAPHORE_RELEASE);
    before(semaphore);
    own(semaphore, count);
}

#define SEMAPHORE_ACQUIRE "_ZN10QSemaphore7acquireEi"
void escaleSemaphoreAcquire(QSemaphore *semaphore, int count) STANDS_FOR(SEMAPHORE_ACQUIRE);
void escaleSemaphoreAcquire(QSemaphore *semaphore, int count)
{
    static const auto own = qtOwn<decltype(&escaleSemaphoreAcquire)>(SEMAPHORE_ACQUIRE);
    own(semaphore, count);
    after(semaphore);
}

#define SEMAPHORE_TRY "_ZN10QSemaphore10tryAcquireEi14QDeadlineTimer"
bool escaleSemaphoreTry(QSemaphore *semaphore, int count, QDeadlineTimer deadline) STANDS_FOR(SEMAPHORE_TRY);
bool escaleSemaphoreTry(QSemaphore *semaphore, int count, QDeadlineTimer deadline)
{
    static const auto own = qtOwn<decltype(&escaleSemaphoreTry)>(SEMAPHORE_TRY);
    const bool taken = own(semaphore, count, deadline);
    if (taken)
        after(semaphore);
    return taken;
}

// --- futures: all copies of one share its mutex ---------------------------------------------------------------------------

#define FUTURE_DONE "_ZN20QFutureInterfaceBase14reportFinishedEv"
void escaleFutureDone(QFutureInterfaceBase *future) STANDS_FOR(FUTURE_DONE);
void escaleFutureDone(QFutureInterfaceBase *future)
{
    static const auto own = qtOwn<decltype(&escaleFutureDone)>(FUTURE_DONE);
    before(&future->mutex());
    own(future);
}

#define FUTURE_WAIT "_ZN20QFutureInterfaceBase15waitForFinishedEv"
void escaleFutureWait(QFutureInterfaceBase *future) STANDS_FOR(FUTURE_WAIT);
void escaleFutureWait(QFutureInterfaceBase *future)
{
    static const auto own = qtOwn<decltype(&escaleFutureWait)>(FUTURE_WAIT);
    own(future);
    after(&future->mutex());
}
