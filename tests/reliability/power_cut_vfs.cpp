// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "power_cut_vfs.h"

#include <QFileInfo>
#include <QList>

#include <sqlite3.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <span>

namespace power_cut
{

namespace
{

constexpr qsizetype sector = 512;
constexpr char vfsName[] = "power-cut";

/// The one recording in progress; SQLite calls from any thread.
struct Tape {
    std::mutex mutex;
    Story story;

    /// What SQLite only swaps out for a while has no name, and no power cut leaves it behind.
    void add(const Operation &operation)
    {
        if (operation.file.isEmpty())
            return;
        const std::lock_guard lock(mutex);
        story.push_back(operation);
    }
};

/// SQLite gives each file as much memory as this and then as the real file system asks for.
struct File {
    sqlite3_file base;
    Tape *tape;
    QByteArray *name; ///< SQLite moves no objects, but knows no destructors either

    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File *fileOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

sqlite3_file *realOf(sqlite3_file *file)
{
    return fileOf(file)->real();
}

QByteArray nameOf(const char *path)
{
    return path ? QFileInfo(QString::fromLocal8Bit(path)).fileName().toLocal8Bit() : QByteArray();
}

int closeFile(sqlite3_file *file)
{
    const int result = realOf(file)->pMethods->xClose(realOf(file));
    delete fileOf(file)->name;
    return result;
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    const int result = realOf(file)->pMethods->xWrite(realOf(file), bytes, size, offset);
    if (result == SQLITE_OK) {
        fileOf(file)->tape->add({Operation::Kind::Write, *fileOf(file)->name, offset,
                                 QByteArray(static_cast<const char *>(bytes), size), false});
    }
    return result;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const int result = realOf(file)->pMethods->xTruncate(realOf(file), size);
    if (result == SQLITE_OK)
        fileOf(file)->tape->add({Operation::Kind::Truncate, *fileOf(file)->name, size, {}, false});
    return result;
}

/// Recorded, not carried out: the real disk is not under test, and it is slow.
int syncFile(sqlite3_file *file, int)
{
    fileOf(file)->tape->add({Operation::Kind::Sync, *fileOf(file)->name, 0, {}, false});
    return SQLITE_OK;
}

int readFile(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    return realOf(file)->pMethods->xRead(realOf(file), bytes, size, offset);
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReservedLock(sqlite3_file *file, int *reserved)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), reserved);
}

int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file *)
{
    return int(sector);
}

/// None: the disk promises nothing.
int deviceCharacteristics(sqlite3_file *)
{
    return 0;
}

int mapShared(sqlite3_file *file, int page, int pageSize, int extend, void volatile **memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, pageSize, extend, memory);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void sharedBarrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

// Version 2: with shared memory for WAL, without memory-mapped reads and writes, which nobody could record.
const sqlite3_io_methods fileMethods = {2,
                                        closeFile,
                                        readFile,
                                        writeFile,
                                        truncateFile,
                                        syncFile,
                                        fileSize,
                                        lockFile,
                                        unlockFile,
                                        checkReservedLock,
                                        fileControl,
                                        sectorSize,
                                        deviceCharacteristics,
                                        mapShared,
                                        lockShared,
                                        sharedBarrier,
                                        unmapShared,
                                        nullptr,
                                        nullptr};

} // namespace

class Recorder::Vfs
{
public:
    Vfs() : m_real(sqlite3_vfs_find(nullptr)), m_vfs(*m_real)
    {
        // All that is not overridden goes to the real one, which finds its own data where it left it.
        m_vfs.zName = vfsName;
        m_vfs.szOsFile = int(sizeof(File)) + m_real->szOsFile;
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = open;
        m_vfs.xDelete = remove;
        s_current = this;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~Vfs()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(m_real, 1);
        s_current = nullptr;
    }
    Q_DISABLE_COPY_MOVE(Vfs)

    Tape tape;

private:
    static int open(sqlite3_vfs *, const char *path, sqlite3_file *memory, int flags, int *outFlags)
    {
        auto *file = new (memory) File{{nullptr}, &s_current->tape, nullptr};
        const int result = s_current->m_real->xOpen(s_current->m_real, path, file->real(), flags, outFlags);
        if (result == SQLITE_OK) {
            file->name = new QByteArray(nameOf(path));
            file->base.pMethods = &fileMethods;
        }
        return result;
    }

    static int remove(sqlite3_vfs *, const char *path, int syncFolder)
    {
        const int result = s_current->m_real->xDelete(s_current->m_real, path, syncFolder);
        if (result == SQLITE_OK)
            s_current->tape.add({Operation::Kind::Delete, nameOf(path), 0, {}, syncFolder != 0});
        return result;
    }

    static inline Vfs *s_current = nullptr;
    sqlite3_vfs *m_real;
    sqlite3_vfs m_vfs;
};

Recorder::Recorder() : m_vfs(std::make_unique<Vfs>()) {}
Recorder::~Recorder() = default;

const Story &Recorder::story() const
{
    return m_vfs->tape.story;
}

void Recorder::startOver()
{
    const std::lock_guard lock(m_vfs->tape.mutex);
    m_vfs->tape.story.clear();
}

namespace
{

/// Write or Truncate.
void carryOut(QByteArray &content, const Operation &operation)
{
    if (operation.kind == Operation::Kind::Truncate) {
        content.resize(operation.offset, '\0');
        return;
    }
    const qsizetype end = operation.offset + operation.bytes.size();
    if (content.size() < end)
        content.append(end - content.size(), '\0');
    content.replace(operation.offset, operation.bytes.size(), operation.bytes);
}

/// The part of an unsynced write that reached the disk; empty if none did.
QList<Operation> luckOf(const Operation &operation, QRandomGenerator &random)
{
    const quint32 luck = random.bounded(3);
    if (luck == 0)
        return {};
    if (luck == 1 || operation.kind != Operation::Kind::Write || operation.bytes.size() <= sector)
        return {operation};
    const qsizetype sectors = (operation.bytes.size() + sector - 1) / sector;
    const qsizetype cut = random.bounded(1, int(sectors)) * sector;
    Operation torn = operation;
    if (random.bounded(2) == 0) {
        torn.bytes.truncate(cut);
    } else {
        torn.bytes.remove(0, cut);
        torn.offset += cut;
    }
    return {torn};
}

} // namespace

Files filesAfterCut(const Files &before, const Story &story, std::size_t moment, QRandomGenerator &random)
{
    Files durable = before;
    QHash<QByteArray, QList<Operation>> pending;
    for (const Operation &operation : std::span(story).first(moment)) {
        QList<Operation> &unsynced = pending[operation.file];
        switch (operation.kind) {
        case Operation::Kind::Write:
        case Operation::Kind::Truncate:
            unsynced.append(operation);
            break;
        case Operation::Kind::Sync:
            for (const Operation &change : std::as_const(unsynced))
                carryOut(durable[operation.file], change);
            unsynced.clear();
            break;
        case Operation::Kind::Delete:
            unsynced.clear();
            if (operation.durable || random.bounded(2) == 0)
                durable.remove(operation.file);
            break;
        }
    }
    for (auto it = pending.cbegin(); it != pending.cend(); ++it) {
        for (const Operation &operation : it.value()) {
            for (const Operation &change : luckOf(operation, random))
                carryOut(durable[it.key()], change);
        }
    }
    return durable;
}

} // namespace power_cut
