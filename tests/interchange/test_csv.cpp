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
        lines << u"%1/%2: "_s.arg(problem.line).arg(problem.column) + problem.sentence;
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
    void withoutCustomersAllGoToOneCustomer();
    void nobodyIsLostOrInvented_data();
    void nobodyIsLostOrInvented();
    void twoColumnsForOneFieldAreRefused();
    void whatTheRequestSaysOtherwiseIsReported();
    void datesAreReadWithoutADoubt_data();
    void datesAreReadWithoutADoubt();
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
    row("quotes", "\"a\",b\n\"1,\"\"x\"\"\",\"l1\r\nl2\"", ab, {u"1,\"x\""_s, u"l1\nl2"_s});
    row("a separator in the header's quotes", "\"a,;;\";b\n1;2", {u"a,;;"_s, u"b"_s}, {u"1"_s, u"2"_s});
    row("empty cells", "a,b\n,\"\"x\n"_ba.replace("x", ""), ab, {});
    row("blank lines", "\na,b\n\n1,2\n \n", ab, {u"1"_s, u"2"_s});
    row("blanks around names", " a , b\n 1 ,2", ab, {u" 1 "_s, u"2"_s});
    row("one column", "a\n1\n2", {u"a"_s}, {u"1"_s, u"2"_s});
    row("rows of other lengths", "a,b\n1\n1,2,3", ab, {u"1"_s, u"1"_s, u"2"_s, u"3"_s});
    row("CR alone", "a,b\r1,2\r\r3,4\r", ab, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    row("blank lines before semicolons", "\n \na;b\n1,5;2", ab, {u"1,5"_s, u"2"_s});
    row("blank lines before tabs", "\r\n\r\na\tb\r\n1,5\t2", ab, {u"1,5"_s, u"2"_s});
    row("the separator named", "sep=;\r\na,x;b\r\n1;2", {u"a,x"_s, u"b"_s}, {u"1"_s, u"2"_s});
    row("the separator named in quotes", "\"sep=,\"\na,b\n1,2", ab, {u"1"_s, u"2"_s});
    row("a tab named", "sep=\t\na\tb\n1\t2", ab, {u"1"_s, u"2"_s});
    row("bars", "a|b\n1,5|2;3", ab, {u"1,5"_s, u"2;3"_s});
    row("a separator in the header only", "a, x;b\n1;2\n3;4", {u"a, x"_s, u"b"_s},
        {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    row("UTF-16, little",
        QByteArray("\xff\xfe"
                   "a\0;\0b\0\n\0\xe9\0;\0002\0",
                   16),
        ab, {u"é"_s, u"2"_s});
    row("UTF-16, big",
        QByteArray("\xfe\xff"
                   "\0a\0,\0b\0\r\0001\0,\0002",
                   16),
        ab, {u"1"_s, u"2"_s});
    row("UTF-16 without a mark", QByteArray("a\0,\0b\0\n\0001\0,\0002\0", 14), ab, {u"1"_s, u"2"_s});
    row("blanks around quotation marks", "a,b\n \"1\" , \"2,3\"", ab, {u"1"_s, u"2,3"_s});
    row("a text kept from becoming a number", "a,b\n=\"001\",\"=\"\"002\"\"\"", ab, {u"001"_s, u"002"_s});
    row("beyond ASCII", "é,😀\nü,2", {u"é"_s, u"😀"_s}, {u"ü"_s, u"2"_s});
}

// J02 J15
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
    QTest::newRow("no UTF-8") << "a,b\n\xe9,2"_ba << u"neither UTF-8 nor UTF-16"_s;
    QTest::newRow("half UTF-16") << QByteArray("\xff\xfe"
                                               "a\0,\0\0\xd8",
                                               8)
                                 << u"damaged UTF-16"_s;
    QTest::newRow("NUL") << QByteArray("a,b\n1,\0", 7) << u"neither UTF-8 nor UTF-16"_s;
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
    QTest::newRow("each once") << u"Invoice,Invoice No,InvoiceNumber"_s << u"-,-,InvoiceNumber"_s;
    QTest::newRow("invoices with fees") << u"Invoice,Balance,Fee ID,Fee name,Amount"_s
                                        << u"InvoiceNumber,BalanceDue,fee.poi,fee.item,fee.amount"_s;
    QTest::newRow("the field's own name first") << u"Total,BalanceDue"_s << u"-,BalanceDue"_s;
    QTest::newRow("neither of two equal names") << u"Balance,Invoice,Balance"_s << u"-,InvoiceNumber,-"_s;
    QTest::newRow("neither of two fields' own names, nor a third")
        << u"BalanceDue,Balance due,Total"_s << u"-,-,-"_s;
    QTest::newRow("neither of two other names, nor amount") << u"Total,Balance,Amount"_s << u"-,-,-"_s;
    QTest::newRow("a balance beside the amount of a fee")
        << u"Amount,Fee ID,Fee name,Fee amount"_s << u"BalanceDue,fee.poi,fee.item,fee.amount"_s;
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
                                   "A,Ann,1,10.00,Permit,\nB,Bob,2,20,,7\nA,,3,30.5000,,\n");
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

void TestCsv::withoutCustomersAllGoToOneCustomer()
{
    PaymentRequest request = PaymentRequest::sample();
    const CsvTable table = tableOf("Invoice,Balance\n1,10.00\n2,20.00\n");
    const interchange::CsvImport result = interchange::applyCsv(request, table, guessed(table), today);
    QCOMPARE(written(result.problems), QString());
    QVERIFY(request.apply(*result.edit));
    QCOMPARE(request.customerCount(), 1);
    QCOMPARE(request.invoiceCount(0), 2);
    QCOMPARE(request.text(FieldId::Name, {0, -1}), u"Greene Administrator"_s);

    PaymentRequest empty;
    const interchange::CsvImport made = interchange::applyCsv(empty, table, guessed(table), today);
    QVERIFY(empty.apply(*made.edit));
    QCOMPARE(empty.invoiceCount(0), 2);
}

void TestCsv::nobodyIsLostOrInvented_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("customers"); // account, name, numbers and balances of the invoices
    QTest::addColumn<QString>("problems");
    const auto row = [](const char *name, const QByteArray &table, const QString &customers,
                        const QString &problems) {
        QTest::newRow(name) << table << customers << problems;
    };
    row("rows without an account", "Account,Name,Invoice,Balance\n,Ann,1,10.00\n,Bob,2,20.00\n,Ann,3,5.00\n",
        u"/Ann:1=10.00 /Bob:2=20.00 /Ann:3=5.00"_s, {});
    row("a row without an account between others",
        "Account,Name,Invoice,Balance\nA,Ann,1,1.00\n,Bob,2,2.00\nA,,3,3.00\n",
        u"A/Ann:1=1.00,3=3.00 /Bob:2=2.00"_s, {});
    row("a row that names nobody", "Account,Name,Invoice,Balance\nA,Ann,1,1.00\n,,2,2.00\n",
        u"A/Ann:1=1.00"_s, u"3/-1: The row names no customer."_s);
    row("no column for accounts",
        "Name,Zip,Invoice,Balance\nAnn,1,1,1.00\nBob,1,2,2.00\nAnn,1,3,3.00\nAnn,2,4,4.00\n",
        u"/Ann:1=1.00,3=3.00 /Bob:2=2.00 /Ann:4=4.00"_s, {});
    row("two names for one account", "Account,Name,Invoice,Balance\nA,Ann,1,1.00\nA,Bob,2,2.00\n",
        u"A/Ann:1=1.00"_s, u"3/1: Name differs from line 2, which is for the same customer."_s);
    row("a name that comes later", "Account,Name,Invoice,Balance\nA,,1,1.00\nA,Ann,2,2.00\nA,Bob,3,3.00\n",
        u"A/Ann:1=1.00,2=2.00"_s, u"4/1: Name differs from line 2, which is for the same customer."_s);
    row("accounts that differ in case", "Account,Invoice,Balance\na,1,1.00\nA,2,2.00\n",
        u"a/:1=1.00 A/:2=2.00"_s, {});
    row("no amount", "Account,Invoice,Balance\nA,1,\nA,2,2.00\n", u"A/:2=2.00"_s,
        u"2/2: The amount is empty."_s);
    row("a nought is an amount", "Account,Invoice,Balance\nA,1,0.00\n", u"A/:1=0.00"_s, {});
    row("the same number twice", "Account,Invoice,Balance\nA,1,1.00\nA,1,2.00\n", u"A/:1=1.00,1=2.00"_s, {});
    row("invoices without a number, with fees",
        "Account,Invoice,Balance,Fee ID,Amount\nA,,1.00,F,1.00\nA,,2.00,F,2.00\n", u"A/:=1.00,=2.00"_s, {});
    row("a fee line's invoice without its amount again",
        "Account,Invoice,Balance,Fee ID,Amount\nA,1,3.00,F,1.00\nA,1,,G,2.00\n", u"A/:1=3.00"_s, {});
    row("an invoice that is repeated", "Account,Invoice,Balance,Fee ID,Amount\nA,1,3.00,F,1.00\nA,1,3.00,,\n",
        u"A/:1=3.00"_s, u"3/-1: The row repeats line 2, the same invoice, and adds no fee line."_s);
    row("cells without a column", "Account,Invoice,Balance\nA,1,1.00,,\nA,2,2.00,x\n", u"A/:1=1.00"_s,
        u"3/-1: The number of cells (4) does not match the number of columns (3)."_s);
    row("two columns of one name", "Account,Invoice,Balance,Balance\nA,1,1.00,2.00\n", {},
        u"0/-1: It is not clear which of the columns 3 “Balance”, 4 “Balance” is BalanceDue, so none was "
        u"taken.\n"
        "0/-1: No column is mapped to BalanceDue, so every invoice would be of 0.00."_s);
    row("two columns for a name", "Account,Customer,Full name,Balance\nA,7,Ann,1.00\n", u"A/:=1.00"_s,
        u"0/-1: It is not clear which of the columns 2 “Customer”, 3 “Full name” is Name, so none was taken."_s);
    row("no column for the amount", "Account,Invoice\nA,1\n", {},
        u"0/-1: No column is mapped to BalanceDue, so every invoice would be of 0.00."_s);
    row("a long number that a spreadsheet has shortened", "Account,Invoice,Balance\n4.00012E+15,1,1.00\n", {},
        u"2/0: “4.00012E+15” is a long number that the spreadsheet has shortened. Format the column as text."_s);
    row("a formula that failed", "Account,Invoice,Balance\n#N/A,1,1.00\nA,2,########\n", {},
        u"2/0: “#N/A” is the spreadsheet's mark for a cell without a value.\n"
        "3/2: “########” is the spreadsheet's mark for a cell without a value."_s);
}

// J14
void TestCsv::nobodyIsLostOrInvented()
{
    QFETCH(const QByteArray, table);
    QFETCH(const QString, customers);
    QFETCH(const QString, problems);
    PaymentRequest request = PaymentRequest::blank(today);
    const CsvTable read = tableOf(table);
    const interchange::CsvImport result = interchange::applyCsv(request, read, guessed(read), today);
    QCOMPARE(written(result.problems), problems);
    QCOMPARE(result.edit.has_value(), !customers.isEmpty());
    if (!result.edit)
        return;
    QVERIFY(request.apply(*result.edit));
    QStringList found;
    for (int customer = 0; customer < request.customerCount(); ++customer) {
        QStringList invoices;
        for (int invoice = 0; invoice < request.invoiceCount(customer); ++invoice)
            invoices << request.text(FieldId::InvoiceNumber, {customer, invoice}) + u'=' +
                            request.text(FieldId::BalanceDue, {customer, invoice});
        found << request.text(FieldId::AccountNumber, {customer, -1}) + u'/' +
                     request.text(FieldId::Name, {customer, -1}) + u':' + invoices.join(u',');
    }
    QCOMPARE(found.join(u' '), customers);
}

void TestCsv::twoColumnsForOneFieldAreRefused()
{
    const CsvTable table = tableOf("Account,A,B\nx,1.00,2.00\n");
    CsvMapping mapping = guessed(table);
    mapping.columns[1] = mapping.columns[2] =
        *interchange::csvTargetNamed(CsvRows::Invoices, u"BalanceDue"_s);
    const interchange::CsvImport result =
        interchange::applyCsv(PaymentRequest::sample(), table, mapping, today);
    QVERIFY(!result.edit);
    QCOMPARE(written(result.problems),
             u"0/-1: Two columns (2 “A” and 3 “B”) are mapped to BalanceDue. Map one of them."_s);
}

void TestCsv::whatTheRequestSaysOtherwiseIsReported()
{
    const CsvTable table = tableOf("Account,Name,Invoice,Balance\nJ_152344,Bob,1,10.00\n"
                                   "J_152344,Greene Administrator,2,20.00\n");
    CsvMapping mapping = guessed(table);
    mapping.replacesExisting = false;
    PaymentRequest request = PaymentRequest::sample();
    const interchange::CsvImport result = interchange::applyCsv(request, table, mapping, today);
    QCOMPARE(written(result.problems),
             u"2/1: Name differs from the customer with the same account in the request."_s);
    QVERIFY(request.apply(*result.edit));
    QCOMPARE(request.customerCount(), 1);
    QCOMPARE(request.text(FieldId::InvoiceNumber, {0, 1}), u"2"_s);
}

void TestCsv::datesAreReadWithoutADoubt_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("date"); // empty: refused
    const auto row = [](const char *cell, const QString &date) {
        QTest::newRow(cell) << QString::fromUtf8(cell) << date;
    };
    row("3/4/2026", u"3/4/2026"_s);
    row("03/04/2026", u"03/04/2026"_s);
    row("2026-03-04", u"3/4/2026"_s);
    row("2026-03-04 00:00:00", u"3/4/2026"_s);
    row("2026-03-04T00:00:00Z", u"3/4/2026"_s);
    row("3/4/2026 0:00", u"3/4/2026"_s);
    for (const char *cell : {"13/4/2026", "4.3.2026", "3-4-2026", "3/4/26", "46085", "2026-02-30",
                             "2026-03-04 10:30:00", "March 4, 2026", "soon"})
        row(cell, {});
}

// J14
void TestCsv::datesAreReadWithoutADoubt()
{
    QFETCH(const QString, cell);
    QFETCH(const QString, date);
    CsvTable table = tableOf("Invoice,Balance,Due\n1,1.00,X\n");
    table.rows[0].cells[2] = cell;
    PaymentRequest request = PaymentRequest::sample();
    const interchange::CsvImport result = interchange::applyCsv(request, table, guessed(table), today);
    QCOMPARE(result.edit.has_value(), !date.isEmpty());
    if (result.edit) {
        QVERIFY(request.apply(*result.edit));
        QCOMPARE(request.text(FieldId::DueDate, {0, 0}), date);
    } else {
        QVERIFY2(written(result.problems).startsWith(u"2/2: “%1” is not a date"_s.arg(cell)),
                 qPrintable(written(result.problems)));
    }
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
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *amount, const QString &cause) {
        QTest::newRow(amount) << QString::fromUtf8(amount) << cause;
    };
    row("1.234,56", u"It has a comma before the cents. "_s);
    row("1,234.56", u"It has a separator between its thousands. "_s);
    row("1234,56", u"It has a comma before the cents. "_s);
    row("1,234", u"It has a separator between its thousands. "_s);
    row("1'234.56", u"It has a separator between its digits. "_s);
    row("5 000", u"It has a separator between its digits. "_s);
    row("5\u00a0000", u"It has a separator between its digits. "_s);
    row("$5.00", u"It has a currency sign. "_s);
    row("5.00 €", u"It has a currency sign. "_s);
    row("5 USD", u"It has letters. "_s);
    row("NaN", u"It has letters. "_s);
    row("1e3", u"It has an exponent, as spreadsheets write long numbers. "_s);
    row("(5.00)", u"A negative amount is written with a minus sign. "_s);
    row("($5.00)", u"A negative amount is written with a minus sign. "_s);
    row("5.00-", u"The minus sign is a hyphen before the digits. "_s);
    row("\u22125.00", u"The minus sign is a hyphen before the digits. "_s);
    for (const char *amount : {"+5", "5.", ".5", "05.00", "5.00001", "١٢"})
        row(amount, {});
}

// J03
void TestCsv::amountsAreNeverGuessed()
{
    QFETCH(const QString, amount);
    QFETCH(const QString, cause);
    CsvTable table = tableOf("Invoice,Balance\n1,X\n2,20.00\n");
    table.rows[0].cells[1] = amount;
    const interchange::CsvImport result =
        interchange::applyCsv(PaymentRequest::sample(), table, guessed(table), today);
    QCOMPARE(
        written(result.problems),
        u"2/1: “%1” is not an amount. %2Use digits with a point before the cents, and nothing else (1234.56)."_s
            .arg(amount, cause));
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
        "6/5: The amount is empty."_s);
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
    QTest::newRow("no such customer")
        << "Balance\n1.00\n"_ba << CsvRows::Invoices << 5 << u"no such customer"_s;
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
