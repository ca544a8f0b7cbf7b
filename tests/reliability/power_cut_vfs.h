// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QRandomGenerator>

#include <memory>
#include <vector>

/// What a power cut does to a SQLite database, without pulling a plug: SQLite works on real files, every
/// change to them is recorded, and from any moment of that recording a disk can be built that a cut at that
/// moment may leave behind.
namespace power_cut
{

/// One change that SQLite made to a file (by name, without folder), or its request to make all before it
/// durable.
struct Operation {
    enum class Kind { Write, Truncate, Sync, Delete };
    Kind kind = Kind::Sync;
    QByteArray file;
    qint64 offset = 0;    ///< Write; Truncate: the new size
    QByteArray bytes;     ///< Write
    bool durable = false; ///< Delete: the folder was synced with it
};
using Story = std::vector<Operation>;
using Files = QHash<QByteArray, QByteArray>; ///< contents by name

/// SQLite's default file system while it lives, over the one that was: one at a time, opened databases
/// go before it does.
class Recorder
{
public:
    Recorder();
    ~Recorder();
    Q_DISABLE_COPY_MOVE(Recorder)

    const Story &story() const;
    void startOver();

private:
    class Vfs;
    std::unique_ptr<Vfs> m_vfs;
};

/// The files as a cut after the first `moment` operations may leave them. `before` is what was durable when
/// the recording began. What was synced is there; of what was written later each piece is there, missing, or
/// torn at a sector (512 bytes), in any combination.
Files filesAfterCut(const Files &before, const Story &story, std::size_t moment, QRandomGenerator &random);

} // namespace power_cut
