// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_edit.h"
#include "cpv2/validation.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace Ui
{
class PreviewPane;
}

namespace gui
{

class DocumentLines;
class JsonEditor;
class RequestDocument;

/// The exact bytes that would be sent now, for reading and for editing, their size and SHA-256, and under
/// them what a user should know before sending.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    /// `document` outlives the pane.
    explicit PreviewPane(RequestDocument *document, QWidget *parent = nullptr);
    ~PreviewPane() override;

    /// Marks the line of a place, or of the nearest parent that exists, and scrolls to it.
    void goTo(const core::JsonPointer &place);
    /// What is typed into the editor becomes part of the document now: before it is sent, saved or closed.
    void commitText();

    bool isEditing() const;
    void setEditing(bool editing); ///< from the JSON to the editor, or back
    // In the view in front
    void find();
    void findNext();
    void findPrevious();

signals:
    /// A finding or a line was chosen: the form shows its field.
    void placeActivated(const core::JsonPointer &place);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrangeHeader();
    void arrangeViews();
    void fitHeader();
    void showTab(int tab);
    void showLines();
    void update();
    void updateReplaced();
    qsizetype byteCount() const;
    void updateSize();
    void updateDigest();
    void computeDigest();
    void showDigest(const QString &digest);
    void activateLine(int line);
    void fix(const cpv2::Finding &finding);

    RequestDocument *m_document;
    DocumentLines *m_lines;
    JsonEditor *m_editor;
    QTimer m_digestPause;
    QString m_digest;            ///< empty while it is not known
    quint64 m_digestVersion = 0; ///< of the bytes it is about
    std::unique_ptr<Ui::PreviewPane> m_ui;
};

} // namespace gui
