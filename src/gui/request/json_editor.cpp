// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/json_editor.h"

#include "core/harmless_text.h"
#include "gui/json/code_edit.h"
#include "gui/look/run_then.h"
#include "gui/request/document_lines.h"
#include "gui/request/request_document.h"
#include "ui_json_editor.h"

#include <QScopedValueRollback>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int pauseMs = 120;             ///< in typing, after which a large text is taken over
constexpr int smallText = 64 * 1024;     ///< is taken over at each key
constexpr qsizetype quickText = 256'000; ///< is read and written at once, without another thread

/// JSON text that an editor of lines can hold: characters that would break or turn a line are escaped. They
/// appear only in strings, so the document is the same.
QString editable(const QByteArray &json)
{
    return core::escapedWhereHarmful(QString::fromUtf8(json), u"\n\t");
}

} // namespace

JsonEditor::JsonEditor(RequestDocument *document, const DocumentLines *lines, QWidget *parent)
    : QWidget(parent), m_document(document), m_lines(lines), m_ui(std::make_unique<Ui::JsonEditor>())
{
    m_ui->setupUi(this);
    setFocusProxy(edit());
    m_typing.setSingleShot(true);
    m_typing.setInterval(pauseMs);
    connect(&m_typing, &QTimer::timeout, this, &JsonEditor::startCommitting);
    connect(edit(), &CodeEdit::typed, this, &JsonEditor::noteTyped);
    connect(edit(), &CodeEdit::filled, this, &JsonEditor::showProblem);
    connect(edit(), &CodeEdit::tooLong, this, &JsonEditor::takeLongText);
    connect(edit(), &CodeEdit::left, this, [this] {
        commit();
        m_document->endStep();
    });
    connect(edit(), &CodeEdit::undoRequested, this, [this] { undoOrRedo(&QUndoStack::undo); });
    connect(edit(), &CodeEdit::redoRequested, this, [this] { undoOrRedo(&QUndoStack::redo); });

    connect(lines, &DocumentLines::linesChanged, this, &JsonEditor::noteChange);
    connect(lines, &DocumentLines::replaced, this, &JsonEditor::refresh);
    connect(lines, &DocumentLines::refreshed, this, &JsonEditor::refresh);
    showSentence({});
}

JsonEditor::~JsonEditor()
{
    edit()->disconnect(this); // it outlives the rest, and signals that it loses the focus
}

CodeEdit *JsonEditor::edit() const
{
    return m_ui->edit;
}

// ---- from the editor into the document

void JsonEditor::noteTyped()
{
    m_isLaidOut = false;
    m_hasTyped = true;
    m_typing.start();
    if (edit()->document()->characterCount() < smallText)
        commit();
}

void JsonEditor::commit()
{
    if (!m_hasTyped && !m_isReading)
        return;
    forgetTyped();
    change([this] { m_document->setText(edit()->text().toUtf8()); });
}

void JsonEditor::startCommitting()
{
    if (!m_hasTyped)
        return;
    const QString text = edit()->text();
    if (text.size() < quickText)
        return commit();
    forgetTyped();
    m_isReading = true;
    const auto take = [this, number = m_reading](const RequestDocument::TextReading &reading) {
        if (number != m_reading)
            return;
        m_isReading = false;
        change([&] { m_document->take(reading); });
    };
    runThen(this, m_document->reader(text.toUtf8()), take);
}

/// What `step` changes in the document is in the editor already.
void JsonEditor::change(const std::function<void()> &step)
{
    const QScopedValueRollback committing(m_isCommitting, true);
    step();
    showProblem();
}

/// It is in the document, is being read for it, or has given way to what the document has.
void JsonEditor::forgetTyped()
{
    m_typing.stop();
    m_hasTyped = false;
    m_isReading = false;
    ++m_reading;
}

void JsonEditor::undoOrRedo(void (QUndoStack::*step)())
{
    commit();
    (m_document->undoStack()->*step)();
}

void JsonEditor::goToLine(int line)
{
    if (isVisible() && m_isLaidOut)
        edit()->goToLine(line);
}

/// What has a line too long for the editor has it no more when the document writes it, or cannot be edited
/// here.
void JsonEditor::takeLongText(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (!core::parseJson(bytes)) {
        showSentence(tr("The pasted text is not valid JSON, and one of its lines is too long to edit here."));
        return;
    }
    m_document->setText(bytes);
}

// ---- from the document into the editor

void JsonEditor::noteChange(int from, int removed, int added)
{
    if (m_isCommitting)
        return;
    if (m_isStale || !m_isLaidOut || edit()->isFilling() || removed == 0 || added == 0) {
        refresh();
        return;
    }
    edit()->showLines(from, removed, editable(m_lines->lines(from, from + added - 1)));
    showProblem();
}

void JsonEditor::refresh()
{
    if (m_isCommitting)
        return;
    m_isStale = !isVisible();
    m_isLaidOut = false;
    forgetTyped();
    const quint64 wanted = ++m_wanted;
    if (m_isStale)
        return;
    const auto text = [raw = m_document->rawText(), request = m_document->toSend()] {
        return editable(raw ? *raw : request.toJson());
    };
    if (m_document->layout().size() < quickText) {
        showText(text());
        return;
    }
    edit()->setReadOnly(true); // what is typed into the old text would be lost
    if (std::exchange(m_isMaking, true))
        return; // the one under way is out of date when it comes, and asks again
    runThen(this, text, [this, wanted](const QString &made) {
        m_isMaking = false;
        if (wanted == m_wanted)
            showText(made);
        else if (edit()->isReadOnly()) // nothing newer was shown meanwhile
            refresh();
    });
}

void JsonEditor::showText(const QString &text)
{
    const bool canEdit = !CodeEdit::isTooLong(text);
    edit()->setReadOnly(false);
    edit()->setEnabled(canEdit);
    edit()->showText(canEdit ? text : QString());
    m_isLaidOut = canEdit && !m_document->isRaw();
    if (canEdit)
        showProblem();
    else
        showSentence(tr("This request has a line that is too long to edit here. Use the forms instead."));
}

void JsonEditor::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void JsonEditor::hideEvent(QHideEvent *event)
{
    startCommitting();
    QWidget::hideEvent(event);
}

// ---- what is wrong with it

void JsonEditor::showProblem()
{
    if (!m_document->isRaw()) {
        edit()->setErrorPlace(std::nullopt);
        showSentence({});
        return;
    }
    const core::JsonParseError &error = m_document->rawProblem();
    edit()->setErrorPlace(TextPlace{error.line, error.column - 1});
    showSentence(tr("Line %1, column %2: %3 The forms stay as they were. This text will be sent as is.")
                     .arg(locale().toString(error.line), locale().toString(error.column), error.sentence));
}

void JsonEditor::showSentence(const QString &sentence)
{
    m_ui->problem->setText(sentence);
    m_ui->problem->setVisible(!sentence.isEmpty());
}

} // namespace gui
