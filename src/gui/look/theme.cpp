// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/theme.h"

#include "gui/look/badge.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFont>
#include <QFontInfo>
#include <QMap>
#include <QMetaEnum>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

// The picture's colours, some a shade stronger, so that all text reaches 4.5 to 1 (WCAG 2.1, 1.4.3).
Theme lightTheme()
{
    return {.isDark = false,
            .background = 0xf4f5f7,
            .pane = 0xffffff,
            .line = 0xd9dce1,
            .text = 0x1d2129,
            .dim = 0x5f697d,
            .accent = 0x2563b8,
            .onAccent = 0xffffff,
            .selection = 0xe3edfb,
            .good = 0x187a34,
            .goodBackground = 0xe4f4e8,
            .warning = 0x946200,
            .warningBackground = 0xfff4d6,
            .bad = 0xb42318,
            .badBackground = 0xfdeceb,
            .code = 0xfbfbfc,
            .key = 0x1f4e8c,
            .string = 0x0b6e4f,
            .number = 0x8a4b00,
            .mark = 0xfff3c4};
}

Theme darkTheme()
{
    return {.isDark = true,
            .background = 0x1e2126,
            .pane = 0x262a30,
            .line = 0x3a3f47,
            .text = 0xe6e8eb,
            .dim = 0x9aa3af,
            .accent = 0x6aa6f5,
            .onAccent = 0x0f1720,
            .selection = 0x273750,
            .good = 0x5fce82,
            .goodBackground = 0x20382a,
            .warning = 0xe6b450,
            .warningBackground = 0x3d3420,
            .bad = 0xff8a80,
            .badBackground = 0x42282a,
            .code = 0x21252a,
            .key = 0x8dbcf5,
            .string = 0x8fd6b4,
            .number = 0xe7b27a,
            .mark = 0x4a4226};
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

/// Fusion with the picture's denser tables, flat choices and boxes that can be seen in the dark.
class WorkbenchStyle : public QProxyStyle
{
public:
    WorkbenchStyle() : QProxyStyle(u"Fusion"_s) {}

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        if (metric == PM_HeaderDefaultSectionSizeVertical)
            return (widget ? widget->fontMetrics() : QFontMetrics(QApplication::font())).height() + 9;
        if (metric == PM_FocusFrameHMargin && qobject_cast<const QAbstractItemView *>(widget))
            return 5; // with Qt's own one: the 6 of the headings above
        if (metric == PM_TabCloseIndicatorWidth || metric == PM_TabCloseIndicatorHeight)
            return 16;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override
    {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, result);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
            drawCheckBox(*option, *painter, widget);
        else if (element == PE_IndicatorTabClose)
            drawTabClose(*option, *painter);
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override
    {
        if (control == CC_ComboBox)
            drawComboBox(*option, *painter);
        else
            QProxyStyle::drawComplexControl(control, option, painter, widget);
    }

private:
    static void drawTabClose(const QStyleOption &option, QPainter &painter)
    {
        const Theme &theme = themeOf(option.palette);
        const bool isHovered = (option.state & State_Enabled) && (option.state & State_MouseOver);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        if (isHovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.selection);
            painter.drawRoundedRect(option.rect, 3, 3);
        }
        const QRectF cross = QRectF(0, 0, 7, 7).translated(QRectF(option.rect).center() - QPointF(3.5, 3.5));
        painter.setPen(QPen(isHovered ? theme.text : theme.dim, 1.2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
        painter.restore();
    }

    /// A field's switch shows by its shape whether it is null (struck through) or absent (dashed).
    static void drawCheckBox(const QStyleOption &option, QPainter &painter, const QWidget *widget)
    {
        const Theme &theme = themeOf(option.palette);
        const bool isEnabled = option.state & State_Enabled;
        const bool hasFocus = option.state & State_HasFocus;
        const bool isOn = option.state & State_On;
        const QString fieldState = widget ? widget->property("fieldState").toString() : QString();
        const QColor fill = !isOn ? theme.pane : isEnabled ? theme.accent : theme.dim;
        const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);

        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus ? theme.text
                            : isOn   ? fill
                                     : theme.dim,
                            1, fieldState == "absent"_L1 ? Qt::DotLine : Qt::SolidLine));
        painter.setBrush(fill);
        painter.drawRoundedRect(box, 2.5, 2.5);
        if (isOn) {
            const auto at = [&box](qreal x, qreal y) {
                return box.topLeft() + QPointF(x * box.width(), y * box.height());
            };
            painter.setPen(QPen(theme.onAccent, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF{at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.30)});
        } else if (fieldState == "null"_L1) {
            painter.setPen(QPen(theme.dim, 1.4));
            painter.drawLine(box.bottomLeft(), box.topRight());
        } else if (fieldState != "absent"_L1 && (option.state & State_NoChange)) { // neither
            painter.fillRect(box.adjusted(3, 3, -3, -3), theme.dim);
        }
        painter.restore();
    }

    static void drawComboBox(const QStyleOptionComplex &option, QPainter &painter)
    {
        const Theme &theme = themeOf(option.palette);
        const bool isEnabled = option.state & State_Enabled;
        const bool hasFocus = option.state & State_HasFocus;
        const QRectF frame = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
        const QPointF middle(frame.right() - 12, frame.center().y());

        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus ? theme.accent : theme.line, hasFocus ? 2 : 1));
        painter.setBrush(isEnabled ? theme.pane : theme.background);
        painter.drawRoundedRect(frame, 3, 3);
        painter.setPen(
            QPen(isEnabled ? theme.text : theme.dim, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(
            QPolygonF{middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)});
        painter.restore();
    }
};

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(theme.background, theme.background);
    palette.setColor(QPalette::Base, theme.pane);
    palette.setColor(QPalette::AlternateBase, theme.background);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.onAccent);
    palette.setColor(QPalette::PlaceholderText, theme.dim);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::ToolTipBase, theme.pane);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Mid, theme.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.dim);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.line);
    return palette;
}

// Lengths come from the design; `small` is the size of headings and badges next to the user's own font.
constexpr auto styleSheetTemplate = R"(
QMenuBar, QStatusBar { background: %background%; }
QMenuBar { border-bottom: 1px solid %line%; }
QMenuBar::item { padding: 4px 9px; background: transparent; }
QMenuBar::item:selected { background: %selection%; }
QStatusBar { border-top: 1px solid %line%; color: %dim%; }
QStatusBar::item { border: 0; }
QToolBar { background: %pane%; border: 0; border-bottom: 1px solid %line%; padding: 5px 8px; spacing: 8px; }
QToolTip { color: %text%; background: %pane%; border: 1px solid %line%; padding: 3px; }

QSplitter::handle { background: %line%; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QFrame#header { border: 0; border-bottom: 1px solid %line%; }
QLabel[heading="true"] { color: %dim%; font-size: %small%; font-weight: 600; }
QLabel[title="true"] { font-size: %large%; font-weight: 600; }
QLabel[dim="true"], QToolButton[dim="true"] { color: %dim%; }
QLabel[remark="true"] { color: %warning%; }
QLabel[tab="true"] { padding: 6px 14px; border: 0; border-right: 1px solid %line%; border-bottom: 2px solid %accent%; }

gui--Badge { border-radius: 3px; padding: 1px 6px; font-size: %small%; }

QPushButton, QToolButton { color: %text%; background: %background%; border: 1px solid %line%;
    border-radius: 4px; padding: 5px 12px; }
QPushButton:hover, QToolButton:hover { border-color: %dim%; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: %selection%; }
QPushButton:focus, QToolButton:focus { border-color: %accent%; }
QPushButton:disabled, QToolButton:disabled { color: %dim%; border-color: %line%; }
QPushButton[compact="true"], QToolButton[compact="true"] { padding: 1px 8px; }
QPushButton[primary="true"], QToolButton[primary="true"] { color: %onAccent%; background: %accent%;
    border-color: %accent%; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus { border-color: %text%; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { color: %dim%;
    background: %background%; border-color: %line%; }
QToolButton[chip="true"] { background: %pane%; border-radius: 10px; padding: 2px 10px; }
QToolButton[chip="true"]:checked { background: %selection%; border-color: %accent%; }
QToolButton[switch="true"] { background: %pane%; padding: 5px 14px; }
QToolButton[switch="true"]:checked { color: %accent%; background: %selection%; }
QToolButton[autoRaise="true"] { background: transparent; border-color: transparent; padding: 2px 6px; }
QToolButton[autoRaise="true"]:hover, QToolButton[autoRaise="true"]:focus { border-color: %line%; }

QLineEdit { background: %pane%; border: 1px solid %line%; border-radius: 3px; padding: 3px 6px; }
QLineEdit:read-only, QLineEdit:disabled { color: %dim%; background: %background%; }
QLineEdit[fieldState="empty"] { background: %background%; font-style: italic; }
QLineEdit[finding="warning"] { border-color: %warning%; }
QLineEdit[finding="error"] { border-color: %bad%; }
QLineEdit:focus { border: 2px solid %accent%; padding: 2px 5px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus,
    QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0; }

QTabWidget::pane { border: 0; border-top: 1px solid %line%; }
QTabBar { qproperty-drawBase: 0; }
QTabBar QToolButton { padding: 0; }
QTabBar::tab { padding: 6px 14px; background: transparent; border: 0; border-right: 1px solid %line%;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { border-bottom-color: %accent%; }
QTabBar::tab:focus { color: %accent%; }

QAbstractItemView { background: %pane%; border: 0; selection-background-color: %selection%;
    selection-color: %text%; }
QListWidget::item { padding: 4px 12px; }
QTableView { border: 1px solid %line%; gridline-color: %line%; }
QHeaderView { background: %background%; border: 0; qproperty-defaultAlignment: "AlignLeft | AlignVCenter"; }
QHeaderView::section { color: %dim%; background: %background%; border: 0; padding: 3px 6px;
    border-right: 1px solid %line%; border-bottom: 1px solid %line%; }
gui--CodeEdit { background: %code%; border: 0; }
gui--CodeEdit, gui--JsonView, QPlainTextEdit { font-size: %normal%; }
QLabel[problem="true"] { color: %bad%; border-top: 1px solid %line%; }
)"_L1;

QMap<QString, QString> styleSheetValues(const Theme &theme, const QFont &font)
{
    return {{u"background"_s, theme.background.name()},
            {u"pane"_s, theme.pane.name()},
            {u"line"_s, theme.line.name()},
            {u"text"_s, theme.text.name()},
            {u"dim"_s, theme.dim.name()},
            {u"accent"_s, theme.accent.name()},
            {u"onAccent"_s, theme.onAccent.name()},
            {u"selection"_s, theme.selection.name()},
            {u"warning"_s, theme.warning.name()},
            {u"bad"_s, theme.bad.name()},
            {u"code"_s, theme.code.name()},
            {u"normal"_s, u"%1px"_s.arg(QFontInfo(font).pixelSize())},
            {u"large"_s, u"%1px"_s.arg(qRound(QFontInfo(font).pixelSize() * 15 / 13.0))},
            {u"small"_s, u"%1px"_s.arg(smallFont(font).pixelSize())}};
}

QString badgeRules(const Theme &theme)
{
    QString rules;
    const QMetaEnum kinds = QMetaEnum::fromType<Badge::Kind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        const BadgeColors colors = badgeColors(static_cast<Badge::Kind>(kinds.value(i)), theme);
        rules += u"gui--Badge[kind=\"%1\"] { color: %2; background: %3; border: 1px solid %4; }\n"_s.arg(
            QLatin1StringView(kinds.key(i)), colors.text.name(), colors.background.name(),
            colors.border.name());
    }
    return rules;
}

QString styleSheetOf(const Theme &theme, const QFont &font)
{
    QString sheet = styleSheetTemplate;
    const QMap<QString, QString> values = styleSheetValues(theme, font);
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        sheet.replace(u'%' + value.key() + u'%', value.value());
    return sheet + badgeRules(theme);
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = lightTheme();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = darkTheme();
    return theme;
}

const Theme &themeOf(const QPalette &palette)
{
    return isDark(palette) ? Theme::dark() : Theme::light();
}

const Theme &themeFor(workspace::Settings::Theme choice, std::optional<bool> desktopIsDark,
                      const QPalette &platformPalette)
{
    switch (choice) {
    case workspace::Settings::Theme::Light:
        return Theme::light();
    case workspace::Settings::Theme::Dark:
        return Theme::dark();
    case workspace::Settings::Theme::System:
        break;
    }
    return desktopIsDark.value_or(isDark(platformPalette)) ? Theme::dark() : Theme::light();
}

void applyColors(QApplication &application, workspace::Settings::Theme choice,
                 std::optional<bool> desktopIsDark)
{
    application.setStyle(new WorkbenchStyle);
    application.setPalette(QPalette()); // back to the platform's, so that it can be read
    application.setPalette(paletteOf(themeFor(choice, desktopIsDark, application.palette())));
}

void applyStyleSheet(QApplication &application)
{
    application.setStyleSheet(styleSheetOf(themeOf(application.palette()), application.font()));
}

void applyTheme(QApplication &application, workspace::Settings::Theme choice,
                std::optional<bool> desktopIsDark)
{
    applyColors(application, choice, desktopIsDark);
    applyStyleSheet(application);
}

QFont smallFont(QFont font)
{
    font.setPixelSize(qRound(QFontInfo(font).pixelSize() * 11 / 13.0));
    return font;
}

} // namespace gui
