// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_document.h"
#include "gui/request/request_loader.h"
#include "support/test.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using gui::RequestDocument;

class TestRequestDocument : public support::Test
{
    Q_OBJECT
private slots:
    void anEditIsUndoneAndRedoneToTheByte();
    void typingInOneFieldIsOneStep();
    void theNextStepBeginsAfterEndStep();
    void typingAfterUndoIsANewStep();
    void anotherFieldIsAnotherStep();
    void typingBackToTheStartLeavesNoStep();
    void settingTheSameValueMakesNoStep();
    void saveWritesTheRequestAndNeverTheListenersUrls();
    void whatCannotBeLoadedChangesNothing_data();
    void whatCannotBeLoadedChangesNothing();
    void textThatIsNotValidJsonIsLoadedRaw_data();
    void textThatIsNotValidJsonIsLoadedRaw();
    void aRecoveredDraftIsModifiedUntilItIsSaved();
    void undoToTheSavedStateIsUnmodified();
    void callbacksReplaceTwoUrlsInTheBytes();
    void changesInAListAreAnnouncedForTheWholeList();
    void theLayoutIsThatOfTheBytesAfterAnyEdit_data();
    void theLayoutIsThatOfTheBytesAfterAnyEdit();
    void typedJsonChangesTheNarrowestPlaceInOneStep();
    void typedJsonKeepsTheRequestsOwnUrls();
    void brokenJsonIsKeptRawAndLeavesTheRequest();
    void aFormEndsTheRawStateUntilItIsUndone();
    void brokenJsonIsSavedAndRecoveredAsIs();
    void findingsFollowEveryEdit();
    void aBigFileIsLoadedWithoutBlocking();
    void aSmallFileIsLoadedAtOnce();
    void whatIsLoadedLastStays();
    void callbacksSetWhileLoadingAreInTheBytes();
    void aDocumentMayBeDeletedWhileItLoads();
    void aBigRequestIsRecoveredWithoutBlocking();
    void aTextIsReadInAnotherThread();
    void findingsAreCountedBySeverity();

private:
    /// A request that is too big to be read at once.
    static QString bigFile(const QTemporaryDir &folder)
    {
        PaymentRequest request = PaymentRequest::sample();
        const Json invoice =
            request.document().member(u"Customers")->items()[0].member(u"Invoices")->items()[0];
        (void)request.apply({core::JsonEdit::Kind::Replace, request.pointer(FieldId::Invoices, {0, -1}),
                             Json::array(Json::Items(1000, invoice)), -1});
        const QString name = folder.filePath(u"big.json"_s);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(request.toJson()) <= gui::RequestLoader::smallFile)
            support::fail(u"The file is not big."_s);
        return name;
    }
    /// The sample with nothing done to it.
    static void fill(RequestDocument &document) { document.reset(PaymentRequest::sample(), {}); }
    static void type(RequestDocument &document, FieldId id, const QString &text, cpv2::Place place = {})
    {
        document.edit(document.request().setText(id, text, place), u"Set"_s);
    }
};

void TestRequestDocument::anEditIsUndoneAndRedoneToTheByte()
{
    RequestDocument document;
    fill(document);
    const QByteArray before = document.bytes();
    type(document, FieldId::BalanceDue, u"10.00"_s, {0, 0});
    const QByteArray after = document.bytes();
    QVERIFY(after.contains("\"BalanceDue\": 10.00"));
    document.undoStack()->undo();
    QCOMPARE(document.bytes(), before);
    document.undoStack()->redo();
    QCOMPARE(document.bytes(), after);
}

void TestRequestDocument::typingInOneFieldIsOneStep()
{
    RequestDocument document;
    fill(document);
    for (const QString &text : {u"A"_s, u"AB"_s, u"ABC"_s})
        type(document, FieldId::BillerReference, text);
    QCOMPARE(document.undoStack()->count(), 1);
    document.undoStack()->undo();
    QCOMPARE(document.request().text(FieldId::BillerReference), u"566504"_s);
}

void TestRequestDocument::theNextStepBeginsAfterEndStep()
{
    RequestDocument document;
    fill(document);
    type(document, FieldId::BillerReference, u"A"_s);
    document.endStep();
    type(document, FieldId::BillerReference, u"AB"_s);
    QCOMPARE(document.undoStack()->count(), 2);
    document.undoStack()->undo();
    QCOMPARE(document.request().text(FieldId::BillerReference), u"A"_s);
}

void TestRequestDocument::typingAfterUndoIsANewStep()
{
    RequestDocument document;
    fill(document);
    type(document, FieldId::BillerReference, u"A"_s);
    document.endStep();
    type(document, FieldId::BillerReference, u"B"_s);
    document.undoStack()->undo();
    type(document, FieldId::BillerReference, u"C"_s);
    QCOMPARE(document.undoStack()->count(), 2);
    document.undoStack()->undo();
    QCOMPARE(document.request().text(FieldId::BillerReference), u"A"_s);
}

void TestRequestDocument::anotherFieldIsAnotherStep()
{
    RequestDocument document;
    fill(document);
    type(document, FieldId::BillerReference, u"A"_s);
    type(document, FieldId::Name, u"B"_s, {0, -1});
    type(document, FieldId::BillerReference, u"C"_s);
    QCOMPARE(document.undoStack()->count(), 3);
}

void TestRequestDocument::typingBackToTheStartLeavesNoStep()
{
    RequestDocument document;
    fill(document);
    type(document, FieldId::BillerReference, u"56650"_s);
    QVERIFY(document.isModified());
    type(document, FieldId::BillerReference, u"566504"_s);
    QCOMPARE(document.undoStack()->count(), 0);
    QVERIFY(!document.isModified());
}

void TestRequestDocument::settingTheSameValueMakesNoStep()
{
    RequestDocument document;
    fill(document);
    type(document, FieldId::BillerReference, u"566504"_s);
    QCOMPARE(document.undoStack()->count(), 0);
}

void TestRequestDocument::saveWritesTheRequestAndNeverTheListenersUrls()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"request.json"_s);
    RequestDocument document;
    fill(document);
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abc"_s);
    type(document, FieldId::BillerReference, u"A"_s);
    const QSignalSpy modified(&document, &RequestDocument::modifiedChanged);
    const QSignalSpy fileChanged(&document, &RequestDocument::fileChanged);
    QVERIFY(document.save(file));
    QVERIFY(!document.isModified());
    QCOMPARE(modified.last().first().toBool(), false);
    QCOMPARE(fileChanged.size(), 1);
    QCOMPARE(document.name(), u"request.json"_s);

    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray bytes = saved.readAll();
    QCOMPARE(bytes, document.request().toJson());
    QVERIFY(!bytes.contains("127.0.0.1"));

    RequestDocument reopened;
    QVERIFY(reopened.load(file));
    QCOMPARE(reopened.request().toJson(), bytes);
    QVERIFY(!reopened.isModified());
}

void TestRequestDocument::whatCannotBeLoadedChangesNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") << u"json"_s;
    QTest::newRow("NUL") << QByteArray("{\"a\": \0}", 9) << u"json"_s;
    QTest::newRow("no UTF-8") << QByteArray("{\"a\": \"\xe4\"}") << u"json"_s;
    QTest::newRow("no file") << QByteArray() << u"file-read"_s;
}

void TestRequestDocument::whatCannotBeLoadedChangesNothing()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, code);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"request.json"_s);
    if (!content.isEmpty()) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    RequestDocument document;
    fill(document);
    const QByteArray before = document.bytes();
    const core::Result<core::Done> loaded = document.load(name);
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, code);
    QCOMPARE(document.bytes(), before);
    QVERIFY(document.file().isEmpty());
}

void TestRequestDocument::textThatIsNotValidJsonIsLoadedRaw_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("line");
    QTest::newRow("broken") << "{\n\"a\": }"_ba << 2;
    QTest::newRow("other text") << "Zahlung \xc3\xbc"
                                   "ber 10 \xe2\x82\xac"_ba
                                << 1;
    QTest::newRow("empty") << ""_ba << 1;
    QTest::newRow("big") << "[\n"_ba + QByteArray(gui::RequestLoader::smallFile, ' ') << 2;
}

void TestRequestDocument::textThatIsNotValidJsonIsLoadedRaw()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, line);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"raw.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    RequestDocument document;
    fill(document);
    document.startLoading(file.fileName());
    QTRY_COMPARE(document.file(), file.fileName());
    QVERIFY(document.isRaw());
    QVERIFY(!document.isModified());
    QCOMPARE(document.bytes(), content);
    QCOMPARE(document.rawProblem().line, line);
    QVERIFY(!document.rawProblem().sentence.isEmpty());
    QVERIFY(document.load(file.fileName()));
    QCOMPARE(document.bytes(), content);

    document.setText("{}");
    QVERIFY(!document.isRaw());
    QVERIFY(document.isModified());
    document.undoStack()->undo();
    QCOMPARE(document.bytes(), content);
    QVERIFY(!document.isModified());
}

void TestRequestDocument::aRecoveredDraftIsModifiedUntilItIsSaved()
{
    const QTemporaryDir folder;
    RequestDocument document;
    document.recover(PaymentRequest::sample(), folder.filePath(u"request.json"_s));
    QVERIFY(document.isModified());
    type(document, FieldId::BillerReference, u"A"_s);
    document.undoStack()->undo();
    QVERIFY(document.isModified());
    QVERIFY(document.save(document.file()));
    QVERIFY(!document.isModified());
}

void TestRequestDocument::undoToTheSavedStateIsUnmodified()
{
    const QTemporaryDir folder;
    RequestDocument document;
    fill(document);
    type(document, FieldId::BillerReference, u"A"_s);
    QVERIFY(document.save(folder.filePath(u"request.json"_s)));
    type(document, FieldId::BillerReference, u"AB"_s);
    QVERIFY(document.isModified());
    document.undoStack()->undo();
    QVERIFY(!document.isModified());
    QCOMPARE(document.request().text(FieldId::BillerReference), u"A"_s);
}

void TestRequestDocument::callbacksReplaceTwoUrlsInTheBytes()
{
    RequestDocument document;
    fill(document);
    const QByteArray own = document.request().toJson();
    QCOMPARE(document.bytes(), own);
    QVERIFY(document.replacedPlaces().isEmpty());

    const QSignalSpy bytesChanged(&document, &RequestDocument::bytesChanged);
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abc"_s);
    QCOMPARE(bytesChanged.size(), 1);
    QVERIFY(document.replacesCallbacks());
    QCOMPARE(document.request().toJson(), own);
    QVERIFY(
        document.bytes().contains("http://127.0.0.1:4000/cb/abc/return?juri=greenecounty-oh&type=E1C2479D"));
    QCOMPARE(document.replacedPlaces().size(), 2);
    for (int i = 1; i <= 2; ++i)
        QCOMPARE(document.finding(document.findingCount() - i).code, u"callback-replaced"_s);
    QCOMPARE(document.findingsAt(document.replacedPlaces().first()).last().code, u"callback-replaced"_s);

    document.setCallbacks({}, {});
    QCOMPARE(document.bytes(), own);
    QVERIFY(document.replacedPlaces().isEmpty());
}

void TestRequestDocument::changesInAListAreAnnouncedForTheWholeList()
{
    RequestDocument document;
    fill(document);
    QStringList told;
    connect(&document, &RequestDocument::changed, this,
            [&](const core::JsonPointer &at) { told << at.toString(); });
    document.edit(document.request().insertCustomer(0, PaymentRequest::blankCustomer(QDate(2025, 6, 6))),
                  u"x"_s);
    document.edit(document.request().moveCustomer(0, 1), u"x"_s);
    document.edit(document.request().removeCustomer(1), u"x"_s);
    type(document, FieldId::Name, u"N"_s, {0, -1});
    QCOMPARE(told, QStringList({u"/Customers"_s, u"/Customers"_s, u"/Customers"_s, u"/Customers/0/Name"_s}));
}

void TestRequestDocument::theLayoutIsThatOfTheBytesAfterAnyEdit_data()
{
    QTest::addColumn<bool>("replacesCallbacks");
    QTest::newRow("own URLs") << false;
    QTest::newRow("the listener's URLs") << true;
}

void TestRequestDocument::theLayoutIsThatOfTheBytesAfterAnyEdit()
{
    QFETCH(const bool, replacesCallbacks);
    RequestDocument document;
    const auto isRight = [&document] {
        QByteArray text;
        for (int line = 1; line <= document.layout().lineCount(); ++line)
            text += document.layout().line(document.toSend().document(), line) + '\n';
        return text == document.bytes() && document.layout().size() == text.size();
    };
    if (replacesCallbacks)
        document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abc"_s);
    QVERIFY(isRight());
    fill(document);
    QVERIFY(isRight());

    using Kind = core::JsonEdit::Kind;
    const core::JsonPointer returnUrl = document.request().pointer(FieldId::ReturnURL);
    const Json object = *core::parseJson(R"({"x": [1, 2]})");
    const QList<core::JsonEdit> edits{
        document.request().setText(FieldId::BalanceDue, u"1"_s, {0, 0}),
        {Kind::Remove, returnUrl, {}, -1},
        {Kind::Insert, returnUrl, Json::string(u"https://a.test/?b"_s), 0},
        {Kind::Insert, core::JsonPointer({u"first"_s}), object, 0},
        {Kind::Insert, core::JsonPointer({u"first"_s, u"x"_s, u"0"_s}), object, -1},
        {Kind::Move, core::JsonPointer({u"first"_s, u"x"_s, u"0"_s}), {}, 2},
        {Kind::Remove, core::JsonPointer({u"first"_s}), {}, -1},
        {Kind::Replace, returnUrl, object, -1},
        {Kind::Insert, returnUrl / u"y"_s, object, -1},
        {Kind::Insert, core::JsonPointer({u"RETURNURL"_s}), object, 0},
        {Kind::Replace, {}, Json::array({object}), -1},
        {Kind::Insert, core::JsonPointer({u"0"_s}), object, -1},
        {Kind::Replace, {}, Json(), -1},
        {Kind::Replace, {}, object, -1},
    };
    for (const core::JsonEdit &edit : edits) {
        document.edit(edit, u"x"_s);
        document.endStep();
        QVERIFY2(isRight(), qPrintable(edit.at.toString()));
    }
    while (document.undoStack()->canUndo()) {
        document.undoStack()->undo();
        QVERIFY(isRight());
    }
    document.setCallbacks(QUrl(u"http://127.0.0.1:40000"_s), u"abcdef"_s);
    QVERIFY(isRight());
    document.setCallbacks({}, {});
    QVERIFY(isRight());
}

void TestRequestDocument::typedJsonChangesTheNarrowestPlaceInOneStep()
{
    RequestDocument document;
    fill(document);
    const QByteArray before = document.bytes();
    QStringList told;
    connect(&document, &RequestDocument::changed, this,
            [&](const core::JsonPointer &at) { told << at.toString(); });
    for (const char *balance : {"1", "16", "16."})
        document.setText(QByteArray(before).replace("164.31", balance));
    QVERIFY(document.isRaw());
    document.setText(QByteArray(before).replace("164.31", "16.5"));
    QVERIFY(!document.isRaw());
    QCOMPARE(document.request().text(FieldId::BalanceDue, {0, 0}), u"16.5"_s);
    QCOMPARE(QSet(told.cbegin(), told.cend()), QSet{u"/Customers/0/Invoices/0/BalanceDue"_s});
    QCOMPARE(document.undoStack()->count(), 1);
    QCOMPARE(document.undoStack()->undoText(), u"Edit JSON"_s);

    const QByteArray after = document.bytes();
    document.setText(QByteArray(after).replace("566504", "1"));
    QCOMPARE(document.undoStack()->count(), 1); // still typing
    const QByteArray last = document.bytes();
    document.undoStack()->undo();
    QCOMPARE(document.bytes(), before);
    document.undoStack()->redo();
    QCOMPARE(document.bytes(), last);

    document.setText(before);
    QCOMPARE(document.bytes(), before);
}

void TestRequestDocument::typedJsonKeepsTheRequestsOwnUrls()
{
    RequestDocument document;
    fill(document);
    const QByteArray own = document.request().toJson();
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abc"_s);
    document.setText(document.bytes());
    QCOMPARE(document.undoStack()->count(), 0);
    document.setText(document.bytes().replace("566504", "1"));
    QCOMPARE(document.request().toJson(), QByteArray(own).replace("566504", "1"));
    QCOMPARE(document.replacedPlaces().size(), 2);
}

void TestRequestDocument::brokenJsonIsKeptRawAndLeavesTheRequest()
{
    RequestDocument document;
    fill(document);
    const QByteArray before = document.bytes();
    const QSignalSpy changed(&document, &RequestDocument::changed);
    const QSignalSpy bytesChanged(&document, &RequestDocument::bytesChanged);
    document.setText("{\"a\"");
    document.setText("{\"a\":");
    QCOMPARE(document.bytes(), "{\"a\":"_ba);
    QCOMPARE(document.request().toJson(), before);
    QVERIFY(document.isModified());
    QCOMPARE(changed.size(), 0);
    QCOMPARE(bytesChanged.size(), 2);
    QCOMPARE(document.undoStack()->count(), 1);
    document.undoStack()->undo();
    QVERIFY(!document.isRaw());
    QCOMPARE(document.bytes(), before);
    QVERIFY(!document.isModified());
    document.undoStack()->redo();
    QCOMPARE(*document.rawText(), "{\"a\":"_ba);
    QCOMPARE(bytesChanged.size(), 4);
}

void TestRequestDocument::aFormEndsTheRawStateUntilItIsUndone()
{
    RequestDocument document;
    fill(document);
    document.setText("broken");
    type(document, FieldId::BillerReference, u"A"_s);
    QVERIFY(!document.isRaw());
    QCOMPARE(document.undoStack()->count(), 2);
    document.undoStack()->undo();
    QCOMPARE(*document.rawText(), "broken"_ba);
    QCOMPARE(document.request().text(FieldId::BillerReference), u"566504"_s);
}

void TestRequestDocument::brokenJsonIsSavedAndRecoveredAsIs()
{
    const QTemporaryDir folder;
    RequestDocument document;
    fill(document);
    document.setText("broken");
    QVERIFY(document.save(folder.filePath(u"broken.json"_s)));
    QFile saved(document.file());
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), "broken"_ba);

    RequestDocument recovered;
    recovered.recover("broken"_ba, document.file());
    QVERIFY(recovered.isModified());
    QCOMPARE(recovered.bytes(), "broken"_ba);
    recovered.recover(PaymentRequest::sample().toJson(), document.file());
    QVERIFY(!recovered.isRaw());
    QCOMPARE(recovered.bytes(), PaymentRequest::sample().toJson());
}

void TestRequestDocument::findingsFollowEveryEdit()
{
    RequestDocument document;
    const auto codes = [&document] {
        QStringList list;
        for (int i = 0; i < document.findingCount(); ++i)
            list << document.finding(i).code;
        return list;
    };
    const auto expected = [&document] {
        QStringList list;
        for (const cpv2::Finding &finding : cpv2::validate(document.request(), document.profile()))
            list << finding.code;
        return list;
    };
    fill(document);
    QCOMPARE(codes(), expected());
    type(document, FieldId::BalanceDue, u"x"_s, {0, 0});
    QVERIFY(!codes().isEmpty());
    QCOMPARE(codes(), expected());
    const core::JsonPointer at = document.request().pointer(FieldId::BalanceDue, {0, 0});
    QVERIFY(!document.findingsAt(at).isEmpty());
    QCOMPARE(document.findingsAt(at).first().at, at);
    document.undoStack()->undo();
    QCOMPARE(codes(), expected());
    QVERIFY(document.findingsAt(at).isEmpty());
    document.setProfile(cpv2::BillerProfile::generic());
    QCOMPARE(codes(), expected());
}

void TestRequestDocument::aBigFileIsLoadedWithoutBlocking()
{
    const QTemporaryDir folder;
    const QString file = bigFile(folder);
    RequestDocument document;
    fill(document);
    QSignalSpy started(&document, &RequestDocument::loadingStarted);
    QSignalSpy loaded(&document, &RequestDocument::loaded);
    document.startLoading(file);
    QCOMPARE(started.size(), 1);
    QVERIFY(document.isLoading());
    QCOMPARE(document.request().invoices().size(), 1);
    QVERIFY(loaded.wait());
    QVERIFY(!document.isLoading());
    QCOMPARE(document.request().invoices().size(), 1000);
    QCOMPARE(document.file(), file);
    QCOMPARE(document.layout().size(), document.bytes().size());
    QCOMPARE(document.findingCount(), cpv2::validate(document.request(), document.profile()).size());
    QVERIFY(!document.isModified());
}

void TestRequestDocument::aSmallFileIsLoadedAtOnce()
{
    const QTemporaryDir folder;
    RequestDocument document;
    fill(document);
    QVERIFY(document.save(folder.filePath(u"small.json"_s)));
    RequestDocument other;
    const QSignalSpy loaded(&other, &RequestDocument::loaded);
    const QSignalSpy failed(&other, &RequestDocument::loadingFailed);
    other.startLoading(document.file());
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(other.bytes(), document.bytes());
    other.startLoading(folder.filePath(u"nowhere.json"_s));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(other.file(), document.file());
}

void TestRequestDocument::whatIsLoadedLastStays()
{
    const QTemporaryDir folder;
    const QString file = bigFile(folder);
    RequestDocument document;
    QSignalSpy loaded(&document, &RequestDocument::loaded);
    document.startLoading(file);
    fill(document); // instead
    QVERIFY(!document.isLoading());
    document.startLoading(file);
    QVERIFY(loaded.wait());
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(document.request().invoices().size(), 1000);
}

void TestRequestDocument::callbacksSetWhileLoadingAreInTheBytes()
{
    const QTemporaryDir folder;
    RequestDocument document;
    QSignalSpy loaded(&document, &RequestDocument::loaded);
    document.startLoading(bigFile(folder));
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abc"_s);
    document.setProfile(cpv2::BillerProfile::generic());
    QVERIFY(loaded.wait());
    QVERIFY(document.bytes().contains("http://127.0.0.1:4000/cb/abc/return"));
    QCOMPARE(document.layout().size(), document.bytes().size());
    QCOMPARE(document.profile().id, u"generic"_s);
    QCOMPARE(document.findingCount(), cpv2::validate(document.request(), document.profile()).size() + 2);
}

void TestRequestDocument::aDocumentMayBeDeletedWhileItLoads()
{
    const QTemporaryDir folder;
    const QString file = bigFile(folder);
    {
        RequestDocument document;
        document.startLoading(file);
        QVERIFY(document.isLoading());
    }
    RequestDocument next;
    QSignalSpy loaded(&next, &RequestDocument::loaded);
    next.startLoading(file);
    QVERIFY(loaded.wait());
}

void TestRequestDocument::aBigRequestIsRecoveredWithoutBlocking()
{
    const QTemporaryDir folder;
    RequestDocument source;
    QVERIFY(source.load(bigFile(folder)));
    RequestDocument document;
    QSignalSpy loaded(&document, &RequestDocument::loaded);
    document.startRecovering(source.request());
    QVERIFY(document.isLoading());
    QVERIFY(document.loadingFile().isEmpty());
    QVERIFY(loaded.wait());
    QVERIFY(document.isModified());
    QVERIFY(document.file().isEmpty());
    QCOMPARE(document.bytes(), source.bytes());
    document.startRecovering(PaymentRequest::sample()); // a small one at once
    QCOMPARE(loaded.size(), 2);
}

void TestRequestDocument::aTextIsReadInAnotherThread()
{
    RequestDocument document;
    fill(document);
    const QByteArray before = document.bytes();
    const auto read = [&document](const QByteArray &text) {
        RequestDocument::TextReading reading;
        const std::unique_ptr<QThread> thread(
            QThread::create([&reading, reader = document.reader(text)] { reading = reader(); }));
        thread->start();
        thread->wait();
        return reading;
    };
    QByteArray typed = before;
    typed.replace("164.31", "99.50");
    document.take(read(typed));
    QCOMPARE(document.request().text(FieldId::BalanceDue, {0, 0}), u"99.50"_s);
    document.take(read("oops"));
    QCOMPARE(document.bytes(), "oops"_ba);
    QCOMPARE(document.rawProblem().column, 1);
    document.undoStack()->undo(); // typing merges
    QCOMPARE(document.bytes(), before);
}

void TestRequestDocument::findingsAreCountedBySeverity()
{
    using Severity = cpv2::Finding::Severity;
    const QTemporaryDir folder;
    RequestDocument document;
    QVERIFY(document.load(bigFile(folder)));
    document.setCallbacks(QUrl(u"http://127.0.0.1:4000"_s), u"abc"_s);
    type(document, FieldId::BalanceDue, u"x"_s, {0, 500});
    for (const Severity only : {Severity::Error, Severity::Warning, Severity::Hint}) {
        QVERIFY(document.findingCount(only) > 0);
        QStringList expected;
        for (int i = 0; i < document.findingCount(); ++i) {
            if (document.finding(i).severity == only)
                expected << document.finding(i).sentence;
        }
        QStringList found;
        for (int i = 0; i < document.findingCount(only); ++i)
            found << document.finding(i, only).sentence;
        QCOMPARE(found, expected);
    }
    cpv2::Severities none;
    for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Hint})
        none.set(severity, false);
    QCOMPARE(document.findingCount(none), 0);
}

QTEST_GUILESS_MAIN(TestRequestDocument)
#include "test_request_document.moc"
