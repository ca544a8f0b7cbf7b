// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/request_file.h"

#include "core/harmless_text.h"
#include "core/json.h"
#include "core/saved_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace workspace
{

using namespace Qt::Literals::StringLiterals;

namespace
{

struct RequestFile {
    Q_DECLARE_TR_FUNCTIONS(RequestFile) // lupdate finds it by this name
};

core::Error notRead(const QString &file, const QString &why)
{
    return {u"file-read"_s, RequestFile::tr("%1 cannot be opened: %2.").arg(core::harmless(file), why)};
}

core::Error notWritten(const QString &file, const QString &why)
{
    return {u"file-write"_s,
            RequestFile::tr("%1 was not saved: %2. The file on the disk is unchanged. Save under another "
                            "name, or check the folder's permissions and free space.")
                .arg(core::harmless(file), why)};
}

QString notRegular()
{
    return RequestFile::tr("it is not a regular file");
}

QString tooLarge()
{
    return RequestFile::tr("it is larger than a request can be (%1)")
        .arg(QLocale().formattedDataSize(core::jsonSizeLimit));
}

/// What a reading thread and the one that waits for it share. A call of the system that hangs cannot be
/// ended, so the thread is left behind when the wait is over.
class Source
{
public:
    void begin(qsizetype expected) { m_bytes.reserve(expected); }
    /// False when there is enough.
    bool add(QByteArrayView bytes)
    {
        m_bytes += bytes;
        m_count.store(m_bytes.size());
        return m_bytes.size() <= core::jsonSizeLimit && !m_isLeft.load();
    }
    void end(int error = 0)
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
        m_hasEnded = true;
        m_changed.notify_all();
    }

    enum class Result { Ended, Silent, Stopped };
    Result wait(std::chrono::milliseconds patience, const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        for (qsizetype before = 0;; before = m_count.load()) {
            m_changed.wait_for(lock, stop, patience, [this] { return m_hasEnded; });
            if (m_hasEnded)
                return Result::Ended;
            if (stop.stop_requested() || m_count.load() == before) {
                m_isLeft = true;
                return stop.stop_requested() ? Result::Stopped : Result::Silent;
            }
        }
    }

    // Once it has ended
    int error() const { return m_error; }
    QByteArray takeBytes() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
    std::atomic<qsizetype> m_count = 0;
    std::atomic<bool> m_isLeft = false; ///< nobody waits any more
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_error = 0;
    bool m_hasEnded = false;
};

void readAll(Source &source, int descriptor)
{
    struct stat known = {};
    if (::fstat(descriptor, &known) == 0 && S_ISREG(known.st_mode))
        source.begin(std::min(qsizetype(known.st_size), core::jsonSizeLimit)); // the size may be out of date
    std::vector<char> buffer(256 * 1024);
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) { // a descriptor that others have set so
            pollfd ready{descriptor, POLLIN, 0};
            ::poll(&ready, 1, -1);
            continue;
        }
        if (count < 0)
            return source.end(errno);
        if (count == 0 || !source.add({buffer.data(), qsizetype(count)}))
            return source.end();
    }
}

template <typename Read>
core::Result<QByteArray> waitFor(const QString &name, const Reading &reading, Read read)
{
    const auto source = std::make_shared<Source>();
    std::thread([source, read] { read(source); }).detach();
    switch (source->wait(reading.patience, reading.stop)) {
    case Source::Result::Ended:
        break;
    case Source::Result::Silent:
        return notRead(name, RequestFile::tr("nothing came from it for %1 s")
                                 .arg(QLocale().toString(double(reading.patience.count()) / 1000)));
    case Source::Result::Stopped:
        return notRead(name, RequestFile::tr("reading was stopped"));
    }
    if (source->error() != 0)
        return notRead(name, qt_error_string(source->error()));
    QByteArray bytes = source->takeBytes();
    if (bytes.size() > core::jsonSizeLimit)
        return notRead(name, tooLarge());
    bytes.squeeze();
    return bytes;
}

} // namespace

core::Result<QByteArray> readRequestFile(const QString &file, const Reading &reading)
{
    // Checked before it is opened: opening a FIFO would wait for a writer.
    const QFileInfo info(file);
    const bool isRegular = info.isFile();
    if (!info.exists())
        return notRead(file, RequestFile::tr("there is no such file"));
    if (info.isDir() || (!isRegular && !reading.takesStreams))
        return notRead(file, notRegular());
    if (isRegular && info.size() > core::jsonSizeLimit)
        return notRead(file, tooLarge());

    if (file.startsWith(u':')) { // one of the program's own, which only Qt knows
        QFile resource(file);
        if (!resource.open(QIODevice::ReadOnly))
            return notRead(file, resource.errorString());
        return resource.readAll();
    }
    const QByteArray path = QFile::encodeName(file);
    return waitFor(file, reading, [path](const std::shared_ptr<Source> &source) {
        const int descriptor = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
        if (descriptor < 0)
            return source->end(errno);
        readAll(*source, descriptor);
        ::close(descriptor);
    });
}

core::Result<QByteArray> readDescriptor(int descriptor, const QString &name, const Reading &reading)
{
    return waitFor(name, reading,
                   [descriptor](const std::shared_ptr<Source> &source) { readAll(*source, descriptor); });
}

core::Result<core::Done> writeRequestFile(const QString &file, const QByteArray &bytes)
{
    if (const core::Result<core::Done> saved = core::saveFile(file, bytes); !saved)
        return notWritten(file, saved.error().sentence);
    return core::done();
}

} // namespace workspace
