// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/csv.h"
#include "interchange/csv_import.h"
#include "support/test.h"

using namespace Qt::Literals::StringLiterals;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using interchange::CsvMapping;
using interchange::CsvRows;
using interchange::CsvTable;
using interchange::CsvTarget;

namespace
{

const QDate today(2026, 3, 4);

CsvTable tableOf(const QByteArray &bytes)
{
    const auto table = interchange::readCsv(bytes);
    if (!table)
        support::fail(table.error().sentence);
    return *table;
}

CsvMapping guessed(const CsvTable &table)
{
    CsvMapping mapping;
    mapping.rows = interchange::guessRows(table.columns);
    mapping.columns = interchange::guessTargets(mapping.rows, table.columns);
    return mapping;
}

/// One problem a line, as `6:Amount is not an amount…`.
QString written(const QList<interchange::CsvProblem> &problems)
{
    QStringList lines;
    for (const interchange::CsvProblem &problem : problems)
        lines << u"%1/%2: %3"_s.arg(problem.line).arg(problem.column).arg(problem.sentence);
    return lines.join(u'\n');
}

} // namespace

class TestCsv : public support::Test
{
    Q_OBJECT
private slots:
    void aTableIsRead_data();
    void aTableIsRead();
    void aBrokenTableIsRejected_data();
    void aBrokenTableIsRejected();
    void linesAreCountedThroughQuotedCells();

    void columnsAreGuessed_data();
    void columnsAreGuessed();
    void rowsBecomeInvoicesOfTheirCustomers();
    void rowsAreAddedToExistingOnes();
    void withoutAccountsAllGoToOneCustomer();
    void feesOfOneInvoiceAreGathered();
    void rowsBecomeFeeLines();
    void feeLinesMayBeAdded();
    void amountsAreNeverGuessed_data();
    void amountsAreNeverGuessed();
    void aBadRowIsSkippedAndReported();
    void impossibleImportsAreReported_data();
    void impossibleImportsAreReported();
};

void TestCsv::aTableIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("columns");
    QTest::addColumn<QStringList>("cells"); // of all rows, one after the other
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &columns,
                        const QStringList &cells) {
        QTest::newRow(name) << bytes << columns << cells;
    };
    const QStringList ab{u"a"_s, u"b"_s};
    row("commas", "a,b\n1,2\n", ab, {u"1"_s, u"2"_s});
    row("semicolons", "a;b\n1,5;2", ab, {u"1,5"_s, u"2"_s});
    row("tabs", "a\tb\n1;,\t2", ab, {u"1;,"_s, u"2"_s});
    row("CRLF", "a,b\r\n1,2\r\n3,4", ab, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    row("a byte order mark",
        "\xef\xbb\xbf"
        "a,b\n1,2",
        ab, {u"1"_s, u"2"_s});
    row("quotes", "\"a\",b\n\"1,\"\"x\"\"\",\"l1\r\nl2\"", ab, {u"1,\"x\""_s, u"l1\r\nl2"_s});
    row("a separator in the header's quotes", "\"a,;;\";b\n1;2", {u"a,;;"_s, u"b"_s}, {u"1"_s, u"2"_s});
    row("empty cells", "a,b\n,\"\"x\n"_ba.replace("x", ""), ab, {});
    row("blank lines", "\na,b\n\n1,2\n \n", ab, {u"1"_s, u"2"_s});
    row("blanks around names", " a , b\n 1 ,2", ab, {u" 1 "_s, u"2"_s});
    row("one column", "a\n1\n2", {u"a"_s}, {u"1"_s, u"2"_s});
    row("rows of other lengths", "a,b\n1\n1,2,3", ab, {u"1"_s, u"1"_s, u"2"_s, u"3"_s});
    row("beyond ASCII", "é,😀\nü,2", {u"é"_s, u"😀"_s}, {u"ü"_s, u"2"_s});
}

// J02
void TestCsv::aTableIsRead()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, columns);
    QFETCH(const QStringList, cells);
    const CsvTable table = tableOf(bytes);
    QCOMPARE(table.columns, columns);
    QStringList found;
    for (const interchange::CsvRow &row : table.rows)
        found << row.cells;
    QCOMPARE(found, cells);
}

void TestCsv::aBrokenTableIsRejected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << ""_ba << u"empty"_s;
    QTest::newRow("blanks only") << " \n,,\n"_ba << u"empty"_s;
    QTest::newRow("no UTF-8") << "a,b\n\xe9,2"_ba << u"not UTF-8"_s;
    QTest::newRow("UTF-16") << "a\0,\0"_ba.replace('x', '\0') + QByteArray("\0b", 2) << u"not UTF-8"_s;
    QTest::newRow("an open quotation mark")
        << "a,b\n1,2\n3,\"4\n5,6\n"_ba << u"Line 3: The closing quotation mark"_s;
    QTest::newRow("text behind a quotation mark") << "a,b\n\"1\"x,2"_ba << u"Line 2: Text follows"_s;
    QTest::newRow("a quotation mark inside") << "a,b\n1\"x,2"_ba << u"Line 2: A quotation mark"_s;
    QTest::newRow("too many columns") << QByteArray(5000, ',') << u"more than 1000 columns"_s;
}

// J02
void TestCsv::aBrokenTableIsRejected()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, said);
    const auto table = interchange::readCsv(bytes);
    QVERIFY(!table);
    QCOMPARE(table.error().code, u"csv"_s);
    QVERIFY2(table.error().sentence.contains(said), qPrintable(table.error().sentence));
}

void TestCsv::linesAreCountedThroughQuotedCells()
{
    const CsvTable table = tableOf("a,b\r\n\"x\r\ny\",1\r\n\r\n2,3\r\n");
    QCOMPARE(table.rows.size(), 2);
    QCOMPARE(table.rows.at(0).line, 2);
    QCOMPARE(table.rows.at(1).line, 5);
}

void TestCsv::columnsAreGuessed_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("targets");
    QTest::newRow("the fields' names") << u"AccountNumber,InvoiceNumber,BalanceDue,DueDate"_s
                                       << u"AccountNumber,InvoiceNumber,BalanceDue,DueDate"_s;
    QTest::newRow("other spellings") << u"account number,INVOICE_NO,Amount,Due date"_s
                                     << u"AccountNumber,InvoiceNumber,BalanceDue,DueDate"_s;
    QTest::newRow("each once") << u"Invoice,Invoice No,InvoiceNumber"_s << u"InvoiceNumber,-,-"_s;
    QTest::newRow("invoices with fees") << u"Invoice,Balance,Fee ID,Fee name,Amount"_s
                                        << u"InvoiceNumber,BalanceDue,fee.poi,fee.item,fee.amount"_s;
    QTest::newRow("fee lines") << u"Fee ID,Item,Amount"_s << u"fee.poi,fee.item,fee.amount"_s;
    QTest::newRow("what is not known") << u"Invoice,Colour"_s << u"InvoiceNumber,-"_s;
}

void TestCsv::columnsAreGuessed()
{
    QFETCH(const QString, columns);
    QFETCH(const QString, targets);
    const QStringList names = columns.split(u',');
    QStringList found;
    for (const CsvTarget &target : interchange::guessTargets(interchange::guessRows(names), names))
        found << interchange::csvTargetName(target);
    QCOMPARE(found.join(u','), targets);
}

void TestCsv::rowsBecomeInvoicesOfTheirCustomers()
{
    PaymentRequest request = PaymentRequest::sample();
    const CsvTable table = tableOf("Account,Name,Invoice,Balance,Custom1,Type\n"
                                   "A,Ann,1,10.00,Permit,\nB,Bob,2,20,,7\nA,Other,3,30.5000,,\n");
    const interchange::CsvImport result = interchange::applyCsv(request, table, guessed(table), today);
    QVERIFY2(result.problems.isEmpty(), qPrintable(written(result.problems)));
    QCOMPARE(result.takenRows, 3);
    QCOMPARE(result.customers, 2);
    QCOMPARE(result.invoices, 3);

    const PaymentRequest before = request;
    const auto back = request.apply(*result.edit);
    QVERIFY(back);
    QCOMPARE(request.customerCount(), 2);
    QCOMPARE(request.invoiceCount(0), 2);
    QCOMPARE(request.text(FieldId::Name, {0, -1}), u"Ann"_s); // the first row's
    QCOMPARE(request.text(FieldId::InvoiceNumber, {0, 1}), u"3"_s);
    QCOMPARE(request.find(FieldId::BalanceDue, {0, 0})->numberText(), "10.00"_ba);
    QCOMPARE(request.find(FieldId::BalanceDue, {0, 1})->numberText(), "30.5000"_ba);
    QCOMPARE(request.find(FieldId::BalanceDue, {1, 0})->numberText(), "20"_ba);
    QCOMPARE(request.find(FieldId::TypeID, {1, 0})->numberText(), "7"_ba);
    QCOMPARE(request.text(FieldId::TypeID, {0, 0}), u"43"_s); // an empty cell keeps the blank invoice's value
    QCOMPARE(request.text(FieldId::Custom1, {0, 0}), u"Permit"_s);
    QCOMPARE(request.text(FieldId::DueDate, {0, 0}), u"3/4/2026"_s);
    QCOMPARE(request.text(FieldId::BillerReference), u"566504"_s);

    QVERIFY(request.apply(*back)); // one step back
    QCOMPARE(request.toJson(), before.toJson());
}

void TestCsv::rowsAreAddedToExistingOnes()
{
    PaymentRequest request = PaymentRequest::sample();
    const CsvTable table = tableOf("Account,Invoice,Balance\nJ_152344,1,10.00\nB,2,20.00\n");
    CsvMapping mapping = guessed(table);
    mapping.replacesExisting = false;
    const interchange::CsvImport result = interchange::applyCsv(request, table, mapping, today);
    QVERIFY(request.apply(*result.edit));
    QCOMPARE(request.customerCount(), 2);
    QCOMPARE(request.invoiceCount(0), 2);
    QCOMPARE(request.text(FieldId::Name, {0, -1}), u"Greene Administrator"_s);
    QCOMPARE(request.text(FieldId::InvoiceNumber, {0, 0}), u"566504"_s);
    QCOMPARE(request.text(FieldId::InvoiceNumber, {0, 1}), u"1"_s);
    QCOMPARE(request.text(FieldId::AccountNumber, {1, -1}), u"B"_s);
}

void TestCsv::withoutAccountsAllGoToOneCustomer()
{
    PaymentRequest request = PaymentRequest::sample();
    const CsvTable table = tableOf("Invoice,Balance,Name\n1,10.00,Ann\n2,20.00,Bob\n");
    const interchange::CsvImport result = interchange::applyCsv(request, table, guessed(table), today);
    QCOMPARE(result.problems.size(), 1); // the column Name
    QVERIFY(request.apply(*result.edit));
    QCOMPARE(request.customerCount(), 1);
    QCOMPARE(request.invoiceCount(0), 2);
    QCOMPARE(request.text(FieldId::Name, {0, -1}), u"Greene Administrator"_s);

    PaymentRequest empty;
    const interchange::CsvImport made = interchange::applyCsv(empty, table, guessed(table), today);
    QVERIFY(empty.apply(*made.edit));
    QCOMPARE(empty.invoiceCount(0), 2);
}

void TestCsv::feesOfOneInvoiceAreGathered()
{
    PaymentRequest request = PaymentRequest::sample();
    const CsvTable table =
        tableOf("Account,Invoice,Balance,Fee ID,Item,Amount\n"
                "A,1,10.00,F1,Plan review,6.0000\nA,2,5.00,,,\nA,1,10.00,F2,Permit,4.0000\n"
                "A,1,11.00,F3,Late,1.0000\n");
    const interchange::CsvImport result = interchange::applyCsv(request, table, guessed(table), today, 6);
    QCOMPARE(written(result.problems),
             u"5/2: BalanceDue differs from line 2, which is for the same invoice."_s);
    QCOMPARE(result.feeLines, 2);
    QCOMPARE(result.invoices, 2);
    QVERIFY(request.apply(*result.edit));
    QCOMPARE(request.invoiceCount(0), 2);
    QCOMPARE(request.text(FieldId::Custom6, {0, 0}), u"poi:F1|i:Plan review|amt:6.0000"_s);
    QCOMPARE(request.feeLines({0, 0}).size(), 2);
    QCOMPARE(request.feeLines({0, 1}).size(), 0);
}

void TestCsv::rowsBecomeFeeLines()
{
    PaymentRequest request = PaymentRequest::sample();
    const CsvTable table =
        tableOf("Fee ID;Item;Amount\nF1;Plan: review;60.0000\nF2;Permit;104.31\nF3;More;0.00\n");
    const interchange::CsvImport result = interchange::applyCsv(request, table, guessed(table), today);
    QVERIFY2(result.problems.isEmpty(), qPrintable(written(result.problems)));
    const PaymentRequest before = request;
    const auto back = request.apply(*result.edit);
    QVERIFY(back);
    QCOMPARE(request.text(FieldId::Custom5, {0, 0}), u"poi:F1|i:Plan: review|amt:60.0000"_s);
    QCOMPARE(request.text(FieldId::Custom6, {0, 0}), u"poi:F2|i:Permit|amt:104.31"_s);
    QCOMPARE(request.feeLines({0, 0}).size(), 3);
    QCOMPARE(request.text(FieldId::Custom1, {0, 0}), u"Residential Gas/Fuel Application"_s);
    QVERIFY(request.apply(*back));
    QCOMPARE(request.toJson(), before.toJson());
}

void TestCsv::feeLinesMayBeAdded()
{
    PaymentRequest request = PaymentRequest::sample();
    const CsvTable table = tableOf("Fee ID,Item,Amount\nF1,Plan review,60.0000\n");
    CsvMapping mapping = guessed(table);
    mapping.replacesExisting = false;
    const interchange::CsvImport result = interchange::applyCsv(request, table, mapping, today);
    QVERIFY(request.apply(*result.edit));
    QCOMPARE(request.feeLines({0, 0}).size(), 3);
    QCOMPARE(request.customFields({0, 0}).last().name, u"Custom7"_s);
}

void TestCsv::amountsAreNeverGuessed_data()
{
    QTest::addColumn<QString>("amount");
    for (const char *amount : {"1.234,56", "1,234.56", "1234,56", "$5.00", "5 USD", "1e3", "+5", "5.", ".5",
                               "05.00", "5.00001", "NaN", "١٢", "5 000"})
        QTest::addRow("%s", amount) << QString::fromUtf8(amount);
}

// J03
void TestCsv::amountsAreNeverGuessed()
{
    QFETCH(const QString, amount);
    CsvTable table = tableOf("Invoice,Balance\n1,X\n2,20.00\n");
    table.rows[0].cells[1] = amount;
    const interchange::CsvImport result =
        interchange::applyCsv(PaymentRequest::sample(), table, guessed(table), today);
    QCOMPARE(
        written(result.problems),
        u"2/1: “%1” is not an amount. Use digits with a point before the cents, and nothing else (1234.56)."_s
            .arg(amount));
    QCOMPARE(result.takenRows, 1);
    QVERIFY(result.edit);
}

// J03
void TestCsv::aBadRowIsSkippedAndReported()
{
    const CsvTable table =
        tableOf("Account,Invoice,Balance,Type,Fee ID,Amount\n"
                "A,1,10.00,43,,\nA,2,10.00\nA,3,10.00,x,,\nA,4,10.00,43,a|b,1.00\nA,5,10.00,43,a,\n");
    const interchange::CsvImport result =
        interchange::applyCsv(PaymentRequest::sample(), table, guessed(table), today);
    QCOMPARE(
        written(result.problems),
        u"3/-1: The number of cells (3) does not match the number of columns (6).\n4/3: “x” is not a whole "
        "number.\n"
        "5/-1: The parts of a fee line cannot contain “|”.\n"
        "6/5: “” is not an amount. Use digits with a point before the cents, and nothing else (1234.56)."_s);
    QCOMPARE(result.takenRows, 1);
    QCOMPARE(result.invoices, 1);
}

void TestCsv::impossibleImportsAreReported_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<CsvRows>("rows");
    QTest::addColumn<int>("customer");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing is mapped")
        << "Colour\nred\n"_ba << CsvRows::Invoices << 0 << u"No column is mapped"_s;
    QTest::newRow("no such customer") << "Invoice\n1\n"_ba << CsvRows::Invoices << 5 << u"no such customer"_s;
    QTest::newRow("no such invoice") << "Amount\n1.00\n"_ba << CsvRows::FeeLines << 5 << u"no such invoice"_s;
    QTest::newRow("no amounts") << "Item\nx\n"_ba << CsvRows::FeeLines << 0
                                << u"No column is mapped to the amount of the fee lines"_s;
    QTest::newRow("no good row") << "Invoice,Balance\n1,x\n"_ba << CsvRows::Invoices << 0
                                 << u"not an amount"_s;
    QTest::newRow("too many fee lines")
        << "Amount\n"_ba + QByteArray("1.00\n").repeated(1001) << CsvRows::FeeLines << 0
        << u"more fee lines than an invoice can have"_s;
}

void TestCsv::impossibleImportsAreReported()
{
    QFETCH(const QByteArray, table);
    QFETCH(const CsvRows, rows);
    QFETCH(const int, customer);
    QFETCH(const QString, said);
    const CsvTable read = tableOf(table);
    CsvMapping mapping{
        .rows = rows, .columns = interchange::guessTargets(rows, read.columns), .place = {customer, 0}};
    const interchange::CsvImport result =
        interchange::applyCsv(PaymentRequest::sample(), read, mapping, today);
    QVERIFY(!result.edit);
    QVERIFY2(written(result.problems).contains(said), qPrintable(written(result.problems)));
}

QTEST_GUILESS_MAIN(TestCsv)
#include "test_csv.moc"
