// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QUndoStack;

namespace Ui
{
class JsonEditor;
}

namespace gui
{

class CodeEdit;
class DocumentLines;
class RequestDocument;

/// A document's text, to type in. What is typed flows into the document, which keeps text that is not valid
/// JSON as raw text; what is changed elsewhere flows back. While the text is not valid JSON, it says where
/// and why, and that it is sent as is.
class JsonEditor : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive the editor; `lines` are those of `document`.
    JsonEditor(RequestDocument *document, const DocumentLines *lines, QWidget *parent = nullptr);
    ~JsonEditor() override;

    CodeEdit *edit() const;
    /// What is typed becomes part of the document now, not in a moment.
    void commit();
    /// The same, but a long text is read in another thread; what is typed meanwhile takes its place.
    void startCommitting();
    /// A line of the document, while the text has the document's lines.
    void goToLine(int line);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void noteTyped();
    void noteChange(int from, int removed, int added);
    void refresh();
    void showText(const QString &text);
    void change(const std::function<void()> &step);
    void forgetTyped();
    void takeLongText(const QString &text);
    void undoOrRedo(void (QUndoStack::*step)());
    void showProblem();
    void showSentence(const QString &sentence);

    RequestDocument *m_document;
    const DocumentLines *m_lines;
    std::unique_ptr<Ui::JsonEditor> m_ui;
    QTimer m_typing;
    bool m_hasTyped = false;     ///< and the document does not know yet
    bool m_isReading = false;    ///< what was typed, on another thread
    bool m_isStale = true;       ///< the document has changed, and the text does not show it
    bool m_isLaidOut = false;    ///< the text is the document's, line by line
    bool m_isCommitting = false; ///< the document changes because of the text
    bool m_isMaking = false;     ///< the text is being written on another thread
    quint64 m_reading = 0;       ///< the last reading; what an earlier one brings is too late
    quint64 m_wanted = 0;        ///< the last text that was asked for
};

} // namespace gui
