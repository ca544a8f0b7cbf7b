// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/interruption.h"
#include "core/log.h"
#include "core/places.h"
#include "core/process_limits.h"
#include "core/translation.h"
#include "gui/look/desktop_appearance.h"
#include "gui/look/theme.h"
#include "gui/window/first_paint.h"
#include "gui/window/main_window.h"
#include "gui/window/single_instance.h"
#include "journal/journal.h"
#include "roundtrip/desk.h"
#include "simulator/simulator.h"
#include "workspace/environment_store.h"
#include "workspace/key_ring.h"
#include "workspace/keychain.h"
#include "workspace/profile_library.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QTextStream>
#include <QUrl>

#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace
{

enum ExitCode { Done = 0, UsageError = 2, EnvironmentError = 3 };

struct Words {
    Q_DECLARE_TR_FUNCTIONS(main)
};

/// What the command line asks for, or the exit code when there is no window to show.
struct CommandLine {
    std::optional<int> exitCode = {};
    QStringList files = {};
    QString journalFile = {};
};

void nameApplication()
{
    QCoreApplication::setApplicationName(u"cpv2-workbench"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(WORKBENCH_VERSION));
}

/// As another process needs them. A file may be named by its URL, as file managers do.
QStringList absolute(QStringList files)
{
    for (QString &file : files) {
        if (!QFileInfo::exists(file) && file.startsWith("file:"_L1, Qt::CaseInsensitive)) {
            QUrl url(file);
            if (url.host() == "localhost"_L1)
                url.setHost({});
            if (url.isLocalFile())
                file = url.toLocalFile();
        }
        file = QFileInfo(file).absoluteFilePath();
    }
    return files;
}

/// Qt ends a program that has no display with an abort, and its own sentences about plugins. This one says
/// what is missing and exits.
void endWithoutDisplay(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type != QtFatalMsg)
        return;
    const QByteArray sentence =
        Words::tr(
            "The window needs a graphical display, and none can be reached (DISPLAY and WAYLAND_DISPLAY name "
            "it). cpv2 does the same without a window.")
            .toLocal8Bit();
    std::fprintf(stderr, "%s\n", sentence.constData());
    std::fflush(stderr);
    std::_Exit(EnvironmentError);
}

/// Nothing works without a place for the journal and the settings.
std::optional<core::Error> missingPlace()
{
    for (const core::Result<QString> &folder : {core::dataFolder(), core::configFolder()}) {
        if (!folder)
            return folder.error();
    }
    return std::nullopt;
}

/// Runs before the GUI application exists: help and errors need no display.
CommandLine readCommandLine(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    nameApplication();
    core::installTranslations(*QCoreApplication::instance());

    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Tries a biller's Cloud Payments V2 integration end to end."));
    parser.addPositionalArgument(u"file"_s, Words::tr("Payment requests to open."), u"[FILE…]"_s);
    const QCommandLineOption journal(u"journal"_s, Words::tr("Keep the journal in FILE."), u"FILE"_s,
                                     journal::Journal::defaultFile());
    parser.addOption(journal);
    const QCommandLineOption help({u"h"_s, u"help"_s}, Words::tr("Show this help."));
    parser.addOption(help);
    const QCommandLineOption version({u"v"_s, u"version"_s}, Words::tr("Show the version."));
    parser.addOption(version);

    const auto fail = [](const QString &sentence) {
        QTextStream(stderr) << sentence << '\n'
                            << Words::tr("cpv2-workbench --help lists the options.") << Qt::endl;
        return CommandLine{.exitCode = UsageError};
    };
    if (!parser.parse(QCoreApplication::arguments()))
        return fail(parser.errorText());
    if (parser.isSet(help)) {
        QTextStream(stdout) << parser.helpText();
        return {.exitCode = Done};
    }
    if (parser.isSet(version)) {
        QTextStream(stdout) << "cpv2-workbench " WORKBENCH_VERSION "\n";
        return {.exitCode = Done};
    }
    if (const std::optional<core::Error> missing = missingPlace()) {
        QTextStream(stderr) << missing->sentence << Qt::endl;
        return {.exitCode = EnvironmentError};
    }
    return {.files = absolute(parser.positionalArguments()), .journalFile = parser.value(journal)};
}

/// Nothing works without a journal: shows why, and exits.
int endWith(QApplication &application, const core::Error &error)
{
    QTextStream(stderr) << error.sentence << Qt::endl;
    QMessageBox box(QMessageBox::Critical, Words::tr("CPV2 Workbench cannot start"), {}, QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.setText(error.sentence + u"\n\n"_s +
                Words::tr("To use another journal: cpv2-workbench --journal FILE"));
    box.open();
    return application.exec(), EnvironmentError;
}

/// Opens the journal while the application stays alive, as another workbench may take a while to close it.
/// Nothing when the user does not want to wait.
std::optional<core::Result<core::Done>> openJournal(QApplication &application, roundtrip::Desk &desk)
{
    std::optional<core::Result<core::Done>> result;
    QMessageBox box(QMessageBox::Information, QGuiApplication::applicationDisplayName(), {},
                    QMessageBox::Cancel);
    box.setTextFormat(Qt::PlainText);
    const core::Interruption interruption;
    QObject::connect(&interruption, &core::Interruption::interrupted, &box, &QCoreApplication::quit);
    QObject::connect(&box, &QMessageBox::rejected, &box, &QCoreApplication::quit);
    QObject::connect(&desk, &roundtrip::Desk::waiting, &box, [&box](const QString &sentence) {
        box.setText(sentence);
        box.open();
    });
    QObject::connect(&desk, &roundtrip::Desk::started, &box, [&result](const core::Result<core::Done> &how) {
        result = how;
        QCoreApplication::quit();
    });
    desk.startLater();
    application.exec();
    return result;
}

} // namespace

int main(int argc, char *argv[])
{
    core::keepProcessPrivate();
    core::logInLines();
    core::raiseOpenFileLimit();
    core::returnFreedMemory();
    const CommandLine commandLine = readCommandLine(argc, argv);
    if (commandLine.exitCode)
        return *commandLine.exitCode;

    const QtMessageHandler log = qInstallMessageHandler(endWithoutDisplay);
    QApplication application(argc, argv);
    qInstallMessageHandler(log);
    nameApplication();
    QGuiApplication::setApplicationDisplayName(u"CPV2 Workbench"_s);
    QGuiApplication::setDesktopFileName(u"io.github.cpv2workbench.Workbench"_s);
    QGuiApplication::setWindowIcon(
        QIcon::fromTheme(u"cpv2-workbench"_s, QIcon(u":/icons/cpv2-workbench-256.png"_s)));
    core::installTranslations(application);

    gui::SingleInstance instance(commandLine.journalFile);
    if (instance.handOver(commandLine.files))
        return Done;

    workspace::Settings settings;
    const gui::DesktopAppearance desktop;
    const auto dress = [&] {
        gui::applyTheme(application, settings.get(workspace::setting::theme), desktop.isDark());
    };
    gui::applyColors(application, settings.get(workspace::setting::theme), desktop.isDark());
    QObject::connect(&desktop, &gui::DesktopAppearance::changed, &application, dress);

    roundtrip::Desk desk(commandLine.journalFile);
    QStringList reported; // before there is a window to show it
    const auto keep = QObject::connect(&desk, &roundtrip::Desk::noticed, &application,
                                       [&](const QString &sentence) { reported += sentence; });
    const auto keepFailure = QObject::connect(&desk, &roundtrip::Desk::failed, &application,
                                              [&](const core::Error &error) { reported += error.sentence; });
    const auto started = openJournal(application, desk);
    if (!started)
        return EnvironmentError;
    if (!*started)
        return endWith(application, started->error());
    simulator::Simulator simulator;
    const auto simulating = simulator.start();
    workspace::DraftStore drafts(workspace::DraftStore::defaultFolder());
    workspace::ProfileLibrary profiles;
    workspace::EnvironmentStore environments;
    workspace::Keychain keychain;
    workspace::KeyRing keys(&keychain);

    gui::MainWindow window({.name = Words::tr("Simulator"),
                            .endpoint = simulator.endpoint(),
                            .apiKey = simulator.apiKey(),
                            .simulated = true},
                           &environments, &keys, &desk, &settings, &drafts, &profiles);
    QObject::connect(&window, &gui::MainWindow::themeChosen, &application, dress);
    QObject::connect(&window, &gui::MainWindow::simulatorFaultsChosen, &simulator,
                     &simulator::Simulator::setFaults);
    QObject::connect(&window, &gui::MainWindow::simulatorBehaviourChosen, &simulator,
                     &simulator::Simulator::setBehaviour);
    QObject::connect(&window, &gui::MainWindow::allowedHostsChanged, &simulator,
                     &simulator::Simulator::setAllowedHosts);
    QObject::connect(
        &simulator, &simulator::Simulator::refused, &window, [&window](const http::RefusedRequest &refused) {
            window.showProblem({u"simulator-refused"_s,
                                Words::tr("The simulator refused a request. %1").arg(http::toText(refused))});
        });
    QObject::connect(&simulator, &simulator::Simulator::postbackRefused, &window,
                     &gui::MainWindow::askAboutPostbacks);
    QObject::connect(&window, &gui::MainWindow::postbacksAllowed, &simulator,
                     &simulator::Simulator::allowPostbacksBeyondThisComputer);
    QObject::connect(&window, &gui::MainWindow::listenerCertificateChanged, &simulator,
                     &simulator::Simulator::setCaFile);
    QObject::connect(&simulator, &simulator::Simulator::pageFetched, &desk, &roundtrip::Desk::pageFetched);
    const core::Interruption interruption;
    QObject::connect(&interruption, &core::Interruption::interrupted, &window, [&] {
        window.closeKeepingDrafts();
        QApplication::quit();
    });
    QObject::connect(&instance, &gui::SingleInstance::handedOver, &window, &gui::MainWindow::comeForward);
    instance.listen(); // if this fails, a second window finds the journal in use
    window.openRequests(commandLine.files);
    QObject::disconnect(keep);
    QObject::disconnect(keepFailure);
    if (!reported.isEmpty())
        window.showProblem({u"journal"_s, reported.join(u' ')});
    if (!simulating)
        window.showProblem(simulating.error());
    if (const std::optional<core::Error> problem = settings.problem())
        window.showProblem(*problem);
    gui::applyStyleSheet(application); // now that there are the widgets
    const gui::FirstPaint firstPaint(&window);
    QObject::connect(&firstPaint, &gui::FirstPaint::painted, &window, &gui::MainWindow::listen);
    window.show();
    return QApplication::exec();
}
