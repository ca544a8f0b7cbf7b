// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/interruption.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace core
{

namespace
{

constexpr std::array watchedSignals = {SIGINT, SIGTERM, SIGHUP};

/// The end a signal handler writes to. A handler may call next to nothing but write(), so it sends
/// one byte through a pipe to the event loop.
volatile std::sig_atomic_t writingEnd = -1;

void wakeEventLoop(int)
{
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(writingEnd, &byte, 1);
    errno = before;
}

} // namespace

class Interruption::Private
{
public:
    std::array<int, 2> pipe = {-1, -1};
    std::array<struct sigaction, watchedSignals.size()> before = {};
    std::unique_ptr<QSocketNotifier> notifier;
};

Interruption::Interruption(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    Q_ASSERT_X(writingEnd == -1, "Interruption", "one at a time");
    if (::pipe2(d->pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("No pipe for signals: out of file descriptors");
    writingEnd = d->pipe[1];

    d->notifier = std::make_unique<QSocketNotifier>(d->pipe[0], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(d->pipe[0], &byte, 1) == 1)
            continue;
        emit interrupted();
    });

    struct sigaction action = {};
    action.sa_handler = wakeEventLoop;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < watchedSignals.size(); ++i) {
        ::sigaction(watchedSignals[i], nullptr, &d->before[i]);
        if (d->before[i].sa_handler != SIG_IGN) // what the parent told us to ignore (nohup) stays so
            ::sigaction(watchedSignals[i], &action, nullptr);
    }
}

Interruption::~Interruption()
{
    for (std::size_t i = 0; i < watchedSignals.size(); ++i)
        ::sigaction(watchedSignals[i], &d->before[i], nullptr);
    writingEnd = -1;
    d->notifier.reset();
    ::close(d->pipe[0]);
    ::close(d->pipe[1]);
}

} // namespace core
