// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request_document.h"
#include "support/test.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

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
    void settingTheSameValueIsNoStep();
    void saveWritesTheRequestAndNeverTheListenersUrls();
    void whatCannotBeLoadedChangesNothing_data();
    void whatCannotBeLoadedChangesNothing();
    void aRecoveredDraftIsModifiedUntilItIsSaved();
    void undoToTheSavedStateIsUnmodified();
    void callbacksReplaceTwoUrlsInTheBytes();
    void changesInAListAreToldForTheWholeList();

private:
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

void TestRequestDocument::settingTheSameValueIsNoStep()
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
    QTest::newRow("no JSON") << QByteArray("{\"a\": }") << u"json"_s;
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
    const auto hints =
        std::count_if(document.findings().cbegin(), document.findings().cend(),
                      [](const auto &finding) { return finding.code == "callback-replaced"_L1; });
    QCOMPARE(hints, 2);

    document.setCallbacks({}, {});
    QCOMPARE(document.bytes(), own);
    QVERIFY(document.replacedPlaces().isEmpty());
}

void TestRequestDocument::changesInAListAreToldForTheWholeList()
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

QTEST_GUILESS_MAIN(TestRequestDocument)
#include "test_request_document.moc"
