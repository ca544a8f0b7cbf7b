// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// PROGRAM FILE-OR-FOLDER…: feeds a fuzz target with files, in any build and by any compiler. What once broke
// the program, or showed the fuzzer something new, stays found.

#include "fuzz.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

namespace
{

bool replay(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray bytes = file.readAll();
    QTextStream(stderr) << path << Qt::endl; // the last one named is the one that broke it
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    int replayed = 0;
    for (int i = 1; i < argc; ++i) {
        const QString path = QString::fromLocal8Bit(argv[i]);
        if (QFileInfo(path).isFile()) {
            replayed += replay(path) ? 1 : 0;
            continue;
        }
        QDirIterator files(path, QDir::Files);
        while (files.hasNext())
            replayed += replay(files.next()) ? 1 : 0;
    }
    QTextStream(stdout) << replayed << " inputs replayed" << Qt::endl;
    return replayed > 0 ? 0 : 1;
}
