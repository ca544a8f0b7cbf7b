// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/draft_choice_dialog.h"
#include "gui/files/import_text_dialog.h"
#include "gui/look/plain_text.h"
#include "gui/setup/live_confirmation_dialog.h"
#include "gui/window_bench.h"
#include "roundtrip/callback_urls.h"
#include "support/hostile_server.h"
#include "support/test.h"

#include <QAbstractItemView>
#include <QAction>
#include <QMessageBox>
#include <QTextDocument>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;
using support::HostileServer;
using window_bench::Bench;
using window_bench::patience;

namespace
{

/// What the product never asks for; the architecture test forbids its name.
constexpr auto markUp = Qt::TextFormat(1);
static_assert(markUp != Qt::PlainText);

/// What no person writes and Qt, or a reader of HTML, could take for more than text.
const QStringList corpus = {
    u"<b>hostile</b>"_s,
    u"Name & <i>hostile"_s,
    u"ok<table>.hostile"_s,
    u"<img src='file:///etc/passwd'>"_s,
    u"<img src=\"http://127.0.0.1:1/hostile.png\">"_s,
    u"<a href=\"https://example.com/hostile\">click</a>"_s,
    u"<a href='javascript:alert(1)'>hostile</a>"_s,
    u"<script>hostile()</script>"_s,
    u"<style>*{color:red}</style>hostile"_s,
    u"<!-- hostile -->"_s,
    u"<html>hostile"_s,
    u"<qt>hostile</qt>"_s,
    u"<!DOCTYPE html><p>hostile"_s,
    u"<?xml version=\"1.0\"?><p>hostile"_s,
    u"<p>hostile<p>"_s,
    u"<br>hostile"_s,
    u"<br/>hostile"_s,
    u"<hr>hostile"_s,
    u"<h1>hostile</h1>"_s,
    u"<font size=7>hostile</font>"_s,
    u"<span style='font-size:99pt'>hostile</span>"_s,
    u"<ul><li>hostile"_s,
    u"<pre>hostile"_s,
    u"<svg onload=hostile()>"_s,
    u"<iframe src='https://example.com/hostile'></iframe>"_s,
    u"\"><svg onload=hostile()>"_s,
    u"&lt;b&gt;hostile&lt;/b&gt;"_s,
    u"&#60;b&#62;hostile"_s,
    u"<B>HOSTILE</B> hostile"_s,
    u"hostile\n<b>line</b>"_s,
};

bool isHostile(const QString &text)
{
    return std::ranges::any_of(corpus, [&](const QString &hostile) {
        return text.contains(hostile) || text.contains(gui::oneLine(hostile));
    });
}

/// What a user sees of it, where Qt decides by itself whether it is markup.
QString asShown(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

/// Goes through everything a window shows and notes what would take foreign text for markup.
class Walker
{
public:
    void walk(const QWidget *window)
    {
        visit(window);
        for (const auto *widget : window->findChildren<QWidget *>())
            visit(widget);
        for (const auto *action : window->findChildren<QAction *>())
            visitTip(action->toolTip(), action);
    }

    QStringList offences; ///< class, object name and text
    int seen = 0;         ///< places where hostile text was shown at all

private:
    void visit(const QWidget *widget)
    {
        visitTip(widget->toolTip(), widget);
        visitTip(widget->whatsThis(), widget);
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            visitText(label->text(), label->textFormat(), label);
        else if (const auto *box = qobject_cast<const QMessageBox *>(widget)) {
            visitText(box->text(), box->textFormat(), box);
            visitText(box->informativeText(), box->textFormat(), box);
        } else if (const auto *edit = qobject_cast<const QTextEdit *>(widget))
            visitText(edit->toHtml(), markUp, edit);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            visitItems(view->model(), {}, view);
    }

    void visitText(const QString &text, Qt::TextFormat format, const QObject *where)
    {
        if (!isHostile(text))
            return;
        ++seen;
        if (format != Qt::PlainText)
            offences << describe(where, text);
    }

    /// Tool tips are always Qt's guess: escaped text is markup that shows the text itself.
    void visitTip(const QString &tip, const QObject *where)
    {
        const bool holdsOne = isHostile(asShown(tip));
        seen += holdsOne ? 1 : 0;
        if (isHostile(tip) && !isHostile(asShown(tip)))
            offences << describe(where, tip);
    }

    void visitItems(const QAbstractItemModel *model, const QModelIndex &parent, const QObject *where)
    {
        constexpr int enough = 200; // rows are all made by the same code
        for (int row = 0; model && row < std::min(enough, model->rowCount(parent)); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column) {
                const QModelIndex index = model->index(row, column, parent);
                visitTip(index.data(Qt::ToolTipRole).toString(), where);
                seen += isHostile(index.data().toString()) ? 1 : 0; // delegates draw plain text
                if (column == 0)
                    visitItems(model, index, where);
            }
        }
    }

    static QString describe(const QObject *where, const QString &text)
    {
        return "%1 %2: %3"_L1.arg(QLatin1StringView(where->metaObject()->className()), where->objectName(),
                                  text);
    }
};

/// Every text of the document becomes one of the corpus.
void makeHostile(core::Json &value, int &number)
{
    switch (value.kind()) {
    case core::Json::Kind::Array:
        for (core::Json &item : value.items())
            makeHostile(item, number);
        break;
    case core::Json::Kind::Object:
        for (core::Json::Member &member : value.members())
            makeHostile(member.value, number);
        break;
    case core::Json::Kind::String:
        value = core::Json::string(corpus[number++ % corpus.size()]);
        break;
    default:
        break;
    }
}

QByteArray hostileForm()
{
    QByteArray form = "Approved=True";
    for (const QString &name : cpv2::Postback::names()) {
        static int number = 0;
        form += '&' + name.toLatin1() + '=' + QUrl::toPercentEncoding(corpus[number++ % corpus.size()]);
    }
    for (const QString &hostile : corpus)
        form += '&' + QUrl::toPercentEncoding(hostile) + '=' + QUrl::toPercentEncoding(hostile);
    return form;
}

} // namespace

class TestPlainTextEverywhere : public support::Test
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const char *variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(variable, m_home.path().toLocal8Bit());
    }

    // G16: the control: each of the ways in which a widget could take text for markup is noticed.
    void theWalkerNoticesWhatIsWrong_data();
    void theWalkerNoticesWhatIsWrong();

    void aRequestIsShownAsPlainText();
    void aRoundTripIsShownAsPlainText();
    void dialogsShowPlainText_data();
    void dialogsShowPlainText();
    void toolTipsShowPlainText();

private:
    QTemporaryDir m_home;
};

void TestPlainTextEverywhere::theWalkerNoticesWhatIsWrong_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place : {"label", "message box", "tool tip", "rich text", "action"})
        QTest::newRow(place) << QString::fromLatin1(place);
}

void TestPlainTextEverywhere::theWalkerNoticesWhatIsWrong()
{
    QFETCH(QString, place);
    QWidget window;
    if (place == "label"_L1)
        new QLabel(corpus[0], &window);
    else if (place == "message box"_L1)
        new QMessageBox(QMessageBox::Information, {}, corpus[0], QMessageBox::Ok, &window);
    else if (place == "tool tip"_L1)
        window.setToolTip(corpus[0]);
    else if (place == "rich text"_L1)
        (new QLabel(corpus[0], &window))->setTextFormat(markUp);
    else
        window.addAction(new QAction(corpus[0], &window));
    Walker walker;
    walker.walk(&window);
    QVERIFY(!walker.offences.isEmpty());
}

// U01 G16
void TestPlainTextEverywhere::aRequestIsShownAsPlainText()
{
    Bench bench;
    QStringList files;
    for (int number = 0; number < corpus.size();) {
        auto document = core::parseJson(cpv2::PaymentRequest::sample().toJson());
        QVERIFY(bool(document));
        makeHostile(*document, number);
        files << bench.file(u"<b>hostile<b>%1.json"_s.arg(number));
        QVERIFY(bool(workspace::writeRequestFile(files.last(), core::writeJson(*document))));
    }

    bench.show(files);
    Walker walker;
    walker.walk(bench.window.get());
    QVERIFY2(walker.offences.isEmpty(), qPrintable(walker.offences.join(u'\n')));
    QVERIFY(walker.seen > 0);
}

// U01 G16
void TestPlainTextEverywhere::aRoundTripIsShownAsPlainText()
{
    HostileServer service(HostileServer::answer("HTTP/1.1 400 <b>hostile</b>\r\nX-A: <b>hostile</b>\r\n"
                                                "Content-Length: 14\r\n\r\n<b>hostile</b>"));
    Bench bench;
    bench.show();
    roundtrip::SubmitOrder order;
    order.id = roundtrip::newId();
    order.bytes = cpv2::PaymentRequest::sample().toJson();
    order.endpoint = service.url();
    order.environment = corpus[0];
    order.documentName = corpus[1];
    bench.desk.submit(order);
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, patience);

    const QString callbacks = bench.desk.callbackBase().toString() + "/cb/"_L1 + order.id;
    QCOMPARE(Bench::request("POST", callbacks + "/postback"_L1, hostileForm()), 200);
    QCOMPARE(Bench::request("GET", callbacks + "/return?<b>hostile</b>"_L1), 200);
    QCOMPARE(
        Bench::request("POST", bench.desk.callbackBase().toString() + "/<b>hostile</b>"_L1, hostileForm()),
        404);

    // All of what is in the navigator is looked at: each choice fills the panes anew.
    auto *navigator = bench.widget<QTreeView>(u"navigator"_s);
    Walker walker;
    for (int section = 0; section < navigator->model()->rowCount(); ++section) {
        const QModelIndex parent = navigator->model()->index(section, 0);
        for (int row = 0; row < navigator->model()->rowCount(parent); ++row) {
            navigator->setCurrentIndex(navigator->model()->index(row, 0, parent));
            QCoreApplication::processEvents();
            walker.walk(bench.window.get());
        }
    }
    QVERIFY2(walker.offences.isEmpty(), qPrintable(walker.offences.join(u'\n')));
    QVERIFY(walker.seen > 0);
}

void TestPlainTextEverywhere::dialogsShowPlainText_data()
{
    QTest::addColumn<QString>("hostile");
    for (const QString &hostile : corpus)
        QTest::addRow("%s", qPrintable(hostile)) << hostile;
}

// U01 G16
void TestPlainTextEverywhere::dialogsShowPlainText()
{
    QFETCH(QString, hostile);
    const gui::DraftChoiceDialog drafts({hostile, hostile});
    const gui::LiveConfirmationDialog confirmation(hostile);
    const gui::ImportTextDialog import(hostile, hostile);
    Walker walker;
    for (const QWidget *dialog : std::initializer_list<const QWidget *>{&drafts, &confirmation, &import})
        walker.walk(dialog);
    QVERIFY2(walker.offences.isEmpty(), qPrintable(walker.offences.join(u'\n')));
    QVERIFY(walker.seen > 0);
}

// U01 G16
void TestPlainTextEverywhere::toolTipsShowPlainText()
{
    for (const QString &hostile : corpus)
        QCOMPARE(asShown(gui::plainToolTip(hostile)).simplified(), hostile.simplified());
}

QTEST_MAIN(TestPlainTextEverywhere)
#include "test_plain_text_everywhere.moc"
