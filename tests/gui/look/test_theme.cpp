// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/badge.h"
#include "gui/look/theme.h"
#include "support/test.h"

#include <QApplication>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using gui::Badge;
using gui::Theme;
using Choice = workspace::Settings::Theme;

class ThemeTest : public support::Test
{
    Q_OBJECT
private slots:
    void theChoiceDecidesThenTheDesktopThenThePlatform_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<std::optional<bool>>("desktopIsDark");
        QTest::addColumn<bool>("platformIsDark");
        QTest::addColumn<bool>("isDark");
        const std::optional<bool> unknown;
        QTest::newRow("light chosen") << int(Choice::Light) << std::optional(true) << true << false;
        QTest::newRow("dark chosen") << int(Choice::Dark) << std::optional(false) << false << true;
        QTest::newRow("desktop dark") << int(Choice::System) << std::optional(true) << false << true;
        QTest::newRow("desktop light") << int(Choice::System) << std::optional(false) << true << false;
        QTest::newRow("platform dark") << int(Choice::System) << unknown << true << true;
        QTest::newRow("platform light") << int(Choice::System) << unknown << false << false;
    }

    void theChoiceDecidesThenTheDesktopThenThePlatform()
    {
        QFETCH(int, choice);
        QFETCH(std::optional<bool>, desktopIsDark);
        QFETCH(bool, platformIsDark);
        QFETCH(bool, isDark);
        const QPalette platform(platformIsDark ? Qt::black : Qt::white);
        QCOMPARE(gui::themeFor(Choice(choice), desktopIsDark, platform).isDark, isDark);
    }

    void openWindowsChangeWithTheTheme()
    {
        gui::applyTheme(*qApp, Choice::Light);
        QWidget window;
        window.show();
        QVERIFY(!gui::themeOf(window.palette()).isDark);
        gui::applyTheme(*qApp, Choice::Dark);
        QVERIFY(gui::themeOf(window.palette()).isDark);
        gui::applyTheme(*qApp, Choice::System, false);
        QVERIFY(!gui::themeOf(window.palette()).isDark);
    }

    void textCanBeReadOnItsBackground_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// WCAG 2.1, 1.4.3: 4.5 to 1.
    void textCanBeReadOnItsBackground()
    {
        QFETCH(bool, isDark);
        const Theme &theme = isDark ? Theme::dark() : Theme::light();
        QList<QPair<QColor, QColor>> pairs{
            {theme.text, theme.pane},     {theme.text, theme.selection}, {theme.dim, theme.pane},
            {theme.dim, theme.selection}, {theme.dim, theme.background}, {theme.onAccent, theme.accent},
            {theme.key, theme.code},      {theme.string, theme.code},    {theme.number, theme.mark}};
        for (const Badge::Kind kind : {Badge::Kind::Neutral, Badge::Kind::Accent, Badge::Kind::Good,
                                       Badge::Kind::Warning, Badge::Kind::Bad}) {
            const gui::BadgeColors colors = gui::badgeColors(kind, theme);
            pairs.append({colors.text, colors.background});
        }
        for (const auto &[text, background] : pairs) {
            QVERIFY2(contrast(text, background) >= 4.5,
                     qPrintable(text.name() + u" on "_s + background.name()));
        }
    }

    void aBadgeTellsItsWordAsItIs()
    {
        gui::applyTheme(*qApp, Choice::Light);
        Badge badge;
        badge.show(gui::kindOf(roundtrip::State::Paid), u"<b>PAID</b>"_s);
        QCOMPARE(badge.textFormat(), Qt::PlainText);
        QCOMPARE(badge.text(), u"<b>PAID</b>"_s);
        QCOMPARE(badge.kindName(), u"Good"_s);
        QVERIFY(badge.isVisible());
        const QColor good = badge.grab().toImage().pixelColor(badge.width() / 2, 2);
        badge.show(gui::kindOf(roundtrip::InvoiceState::Declined), badge.text());
        QCOMPARE(badge.kindName(), u"Bad"_s);
        QVERIFY(badge.grab().toImage().pixelColor(badge.width() / 2, 2) != good);
    }

private:
    static double luminance(const QColor &color)
    {
        const auto part = [](double value) {
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
    }

    static double contrast(const QColor &one, const QColor &other)
    {
        const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
        return (light + 0.05) / (dark + 0.05);
    }
};

QTEST_MAIN(ThemeTest)
#include "test_theme.moc"
