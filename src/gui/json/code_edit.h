// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/json/line_source.h"
#include "gui/json/searchable.h"

#include <QBasicTimer>
#include <QPlainTextEdit>

#include <optional>

namespace gui
{

/// Edits JSON text: line numbers, colours for what is seen, a wavy line where the text breaks, and hits of a
/// search. It looks like JsonView, which is for reading; undo is its owner's business.
class CodeEdit : public QPlainTextEdit, public Searchable
{
    Q_OBJECT
public:
    /// A longer line would hold up the window at each key: it is not taken (see tooLong()).
    static constexpr qsizetype lineLimit = 50'000;
    static bool isTooLong(QStringView text); ///< has a line over lineLimit

    explicit CodeEdit(QWidget *parent = nullptr);

    QString text() const; ///< exact; toPlainText() is not (U+00A0, U+2028)
    /// Shows another text by replacing only what differs, so that caret and scroll position stay. A large
    /// text comes in slices between other events; until it is complete, nothing can be typed.
    void showText(const QString &text);
    /// The `removed` lines from `from` (from 1) on give way to `text`.
    void showLines(int from, int removed, const QString &text);
    bool isFilling() const { return m_filling.isActive(); }

    /// Marks the place where the text breaks; none when it does not.
    void setErrorPlace(const std::optional<TextPlace> &place);
    std::optional<TextPlace> errorPlace() const { return m_error; }
    void goToLine(int line);

    // Searchable
    const LineSource &searchedLines() const override { return m_lines; }
    TextPlace searchStart() const override;
    void selectHit(const TextPlace &start, int length) override;
    void markHits(const FindPattern &pattern) override;

signals:
    void typed();  ///< the user changed the text
    void filled(); ///< a text that came in slices is complete
    void left();   ///< the focus has gone elsewhere
    void undoRequested();
    void redoRequested();
    /// What the text would be with something pasted that has a line too long for this editor.
    void tooLong(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void timerEvent(QTimerEvent *event) override;

private:
    class Gutter;
    /// The blocks of the document as lines.
    class Blocks : public LineSource
    {
    public:
        explicit Blocks(const CodeEdit *edit) : m_edit(edit) {}
        int lineCount() const override { return m_edit->blockCount(); }
        QByteArray line(int line) const override;

    private:
        const CodeEdit *m_edit;
    };

    void replace(QTextCursor &selection, const QString &text);
    void fillOn();
    void endFilling();
    void colorVisible();
    void updateMarks();
    void updateGutter();
    void paintGutter(const QRect &area);
    void breakLine();
    QTextCursor cursorAt(const TextPlace &place) const;
    QTextBlock lastVisibleBlock() const;

    Gutter *m_gutter;
    Blocks m_lines{this};
    FindPattern m_pattern;
    std::optional<TextPlace> m_error;
    bool m_isShowing = false; ///< the text is being changed, and not by the user
    QBasicTimer m_filling;
    QString m_rest; ///< of the text that comes in slices
    qsizetype m_restStart = 0;
    QTextCursor m_fillAt;
};

} // namespace gui
