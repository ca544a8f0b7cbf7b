// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/keychain.h"

#include <qt6keychain/keychain.h>

#include <QTimer>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace workspace
{

namespace
{

const QString service = u"cpv2-workbench"_s;

core::Error errorOf(const QKeychain::Job &job)
{
    const auto error = [](const QString &sentence) {
        return core::Error{u"keychain"_s, sentence};
    };
    switch (job.error()) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return error(Keychain::tr("This system has no keychain."));
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return error(Keychain::tr("The system's keychain is locked or refuses access."));
    default:
        return error(Keychain::tr("The system's keychain is not usable (%1).").arg(job.errorString()));
    }
}

/// Starts the job and answers when it ends, or with an error after the timeout: a hung keychain never ends a
/// job. What the job does after that changes no answer.
void run(QKeychain::Job *job, const QString &id, int timeoutMs, QObject *context,
         const std::function<void(const core::Result<core::Done> &)> &ended)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(id);
    const auto isAnswered = std::make_shared<bool>(false);
    const auto answer = [isAnswered, ended](const core::Result<core::Done> &result) {
        if (!std::exchange(*isAnswered, true))
            ended(result);
    };
    QObject::connect(job, &QKeychain::Job::finished, context, [answer](const QKeychain::Job *finished) {
        const bool isWell =
            finished->error() == QKeychain::NoError || finished->error() == QKeychain::EntryNotFound;
        answer(isWell ? core::done() : core::Result<core::Done>(errorOf(*finished)));
    });
    QTimer::singleShot(timeoutMs, context, [answer, timeoutMs] {
        answer(core::Error{
            u"keychain"_s,
            Keychain::tr("The system's keychain did not answer within %1 seconds.").arg(timeoutMs / 1000)});
    });
    job->start();
}

} // namespace

void Keychain::read(const QString &id, QObject *context, const KeyAnswer &answer)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    run(job, id, m_timeoutMs, context, [job, answer](const core::Result<core::Done> &ended) {
        if (ended) // the job still exists; it deletes itself later
            answer(job->textData().toUtf8());
        else
            answer(ended.error());
    });
}

void Keychain::write(const QString &id, const QByteArray &key, QObject *context, const Answer &answer)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(QString::fromUtf8(key));
    const auto isRefused = std::make_shared<bool>(false);
    const int change = ++m_changesSoFar[id];
    QObject::connect(job, &QKeychain::Job::finished, &m_lateWrites, [=, this] {
        const bool isLate = *isRefused && job->error() == QKeychain::NoError;
        if (isLate && m_changesSoFar.value(id) == change) // a newer change must not be undone
            run(new QKeychain::DeletePasswordJob(service), id, m_timeoutMs, &m_lateWrites,
                [](const auto &) {});
    });
    run(job, id, m_timeoutMs, context, [isRefused, answer](const core::Result<core::Done> &ended) {
        *isRefused = !ended;
        answer(ended);
    });
}

void Keychain::remove(const QString &id, QObject *context, const Answer &answer)
{
    ++m_changesSoFar[id];
    run(new QKeychain::DeletePasswordJob(service), id, m_timeoutMs, context, answer);
}

} // namespace workspace
