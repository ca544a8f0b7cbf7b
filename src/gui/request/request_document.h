// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "gui/request/request_content.h"

#include <QObject>
#include <QUndoStack>
#include <QUrl>

#include <functional>
#include <optional>

namespace gui
{

class RequestLoader;

/// The request being edited: its content, the undo steps that led there, and the file it belongs to. Every
/// change, wherever it is made, goes through edit() or setText() and can be undone; consecutive edits of one
/// field, and consecutive edits of the text, merge into one step.
///
/// Copies of request() and toSend() cost nothing by their size and may be read in another thread.
class RequestDocument : public QObject
{
    Q_OBJECT
public:
    explicit RequestDocument(QObject *parent = nullptr);
    ~RequestDocument() override;

    const cpv2::PaymentRequest &request() const { return m_content.request(); }
    /// The biller whose rules the findings go by.
    const cpv2::BillerProfile &profile() const { return m_content.profile(); }
    void setProfile(const cpv2::BillerProfile &profile);
    /// The request will be sent to another machine, which cannot reach this one's loopback.
    void setEndpointIsRemote(bool isRemote);
    /// Which customer and invoice `at` is in; -1 where in none.
    cpv2::Place placeOf(const core::JsonPointer &at) const { return m_content.placeOf(at); }
    QUndoStack *undoStack() { return &m_undoStack; }

    /// One undo step with a name for the menu ("Set BalanceDue"). A replacement of the value that the
    /// step before has just set joins that step; one that changes nothing is none. Ends the raw state:
    /// the raw text is taken back with the step.
    void edit(const core::JsonEdit &edit, const QString &name);
    /// The next edit is a step of its own, whatever it changes: the user has left the field.
    void endStep() { ++m_step; }

    // The file
    void reset(const cpv2::PaymentRequest &request,
               const QString &file); ///< forgets the undo steps; unmodified
    /// Like reset(), but modified: a recovered draft.
    void recover(const cpv2::PaymentRequest &request, const QString &file);
    /// The same for a draft's bytes, which may be a raw text: then request() is an empty one.
    void recover(const QByteArray &bytes, const QString &file);
    /// Takes what is in the file: a request, or raw text where it is not valid JSON. Fails as
    /// readRequestText() does, and then leaves everything as it was.
    core::Result<core::Done> load(const QString &file);
    /// The same without blocking: a big file is read, laid out and reviewed in another thread, while the
    /// request stays as it was. Ends with loaded() or loadingFailed(), for a small file before this returns;
    /// with neither when something else is loaded, reset or recovered meanwhile.
    void startLoading(const QString &file);
    /// recover() of a request that is in no file, with the same promises.
    void startRecovering(const cpv2::PaymentRequest &request);
    bool isLoading() const;
    const QString &loadingFile() const; ///< empty unless one is being loaded
    /// The request as it is, never the listener's URLs; the raw text while there is one.
    core::Result<core::Done> save(const QString &file);
    /// The file's content has changed since it was opened or saved. Takes it, as a step that can be undone;
    /// unmodified.
    void takeFromDisk(const cpv2::PaymentRequest &request);
    /// What was opened or saved is no longer on disk, so that the document is modified whatever the undo
    /// steps say. Or it is back.
    void setUnsaved(bool unsaved);
    const QString &file() const { return m_file; } ///< empty while it has none
    QString name() const;                          ///< the file's name without its folder, or "untitled"
    bool isModified() const;

    // How it will be sent
    /// Where the listener is and which round trip comes next; an empty base: nothing is replaced.
    void setCallbacks(const QUrl &base, const QString &roundTripId);
    bool replacesCallbacks() const { return m_content.outgoing().replacesCallbacks(); }
    const QUrl &callbackBase() const { return m_content.outgoing().callbackBase(); }
    const QString &roundTripId() const { return m_content.outgoing().roundTripId(); }
    /// The request with the listener's URLs in it, where they are replaced.
    const cpv2::PaymentRequest &toSend() const { return m_content.outgoing().request(); }
    /// The exact bytes of toSend(), or the raw text while there is one: preview and body. Written again
    /// at each call: for sending, copying and saving, not for each keystroke.
    QByteArray bytes() const;
    /// Where everything of toSend() is in its text.
    const core::JsonLayout &layout() const { return m_content.outgoing().layout(); }
    /// In toSend().
    const QList<core::JsonPointer> &replacedPlaces() const { return m_content.outgoing().replacedPlaces(); }
    /// About the request as it is edited, then a hint for each replaced place.
    int findingCount(cpv2::Severities among = {}) const { return m_content.findingCount(among); }
    /// From 0, counting those of some severities only.
    cpv2::Finding finding(int index, cpv2::Severities among = {}) const
    {
        return m_content.finding(index, among);
    }
    /// Those about the value at `at` itself.
    QList<cpv2::Finding> findingsAt(const core::JsonPointer &at) const { return m_content.findingsAt(at); }

    // Raw: text that is not valid JSON, typed by a user who may want to send it as is
    /// Valid text (of toSend(), so with the listener's URLs where they are replaced, or of request()) becomes
    /// one edit of the narrowest place that holds all its changes (typing merges) and ends the raw state;
    /// any other is kept raw, while request() stays as it was.
    void setText(const QByteArray &text);
    /// setText() in two steps, for a long text: the first, which takes its time, is for any thread. Between
    /// the two the document does not change.
    struct TextReading;
    std::function<TextReading()> reader(const QByteArray &text) const;
    void take(const TextReading &reading);
    bool isRaw() const { return m_content.raw().has_value(); }
    std::optional<QByteArray> rawText() const;
    /// Where and why the raw text is not valid JSON. There must be one.
    const core::JsonParseError &rawProblem() const { return m_content.raw()->problem; }

signals:
    void loadingStarted(const QString &file); ///< in another thread
    void loaded(const QString &file);
    void loadingFailed(const QString &file, const core::Error &error);
    /// The edit has just been made in request(); precedes its changed(). Where all is new, a replacement of
    /// the root that leaves its value out.
    void edited(const core::JsonEdit &edit);
    /// The request was changed at `at` or below; the root after reset(). Widgets read it again.
    void changed(const core::JsonPointer &at);
    /// bytes(), layout() or the findings are new. Follows every changed().
    void bytesChanged();
    void modifiedChanged(bool modified);
    void fileChanged();

private:
    friend class EditCommand;
    core::JsonEdit applyNow(const core::JsonEdit &edit);
    /// All that is known of a text, worked out now.
    RequestContent contentOf(const RequestText &text) const;
    void start(RequestContent content, const QString &file, bool isRecovered);
    void setSurroundings(const RequestSurroundings &surroundings);

    RequestContent m_content;
    QUndoStack m_undoStack;
    quint64 m_step = 0;
    QString m_file;
    bool m_isRecovered = false;
    RequestLoader *m_loader;
};

struct RequestDocument::TextReading {
    std::optional<core::JsonEdit> change = {}; ///< of request()
    std::optional<RawText> raw = {};
};

} // namespace gui
