// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "zip_packer.h"

#include "zip_form.h"

#include <QtCore/QSaveFile>

#include <zip.h>

#include <algorithm>

namespace escale::logs::detail {

namespace {

/// A member's bytes, as libzip takes them.
struct From {
    PackedMember *member = nullptr;
    qint64 at = 0;
    QByteArray window;
    qsizetype windowAt = 0;
    zip_error_t error = {};

    static zip_int64_t callback(void *self, void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        auto &from = *static_cast<From *>(self);
        const ZipMember &place = from.member->place;
        switch (command) {
        case ZIP_SOURCE_OPEN:
            from.at = 0;
            return 0;
        case ZIP_SOURCE_READ: {
            constexpr qint64 windowSize = 1 << 20;
            if (from.windowAt == from.window.size() && from.at < place.packedSize) {
                from.window = from.member->readAt(from.at, std::min(windowSize, place.packedSize - from.at));
                from.windowAt = 0;
                from.at += from.window.size();
                if (from.window.isEmpty()) {
                    zip_error_set(&from.error, ZIP_ER_READ, EIO);
                    return -1;
                }
            }
            const qsizetype taken = std::min<qsizetype>(qsizetype(length), from.window.size() - from.windowAt);
            std::copy_n(from.window.constData() + from.windowAt, taken, static_cast<char *>(data));
            from.windowAt += taken;
            return taken;
        }
        case ZIP_SOURCE_STAT: {
            auto *stat = static_cast<zip_stat_t *>(data);
            zip_stat_init(stat);
            stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
            stat->size = zip_uint64_t(place.size);
            stat->comp_size = zip_uint64_t(place.packedSize);
            stat->comp_method = place.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
            stat->encryption_method = ZIP_EM_NONE;
            if (place.deflated) {
                stat->valid |= ZIP_STAT_CRC;
                stat->crc = place.crc;
            }
            return sizeof(zip_stat_t);
        }
        case ZIP_SOURCE_ERROR:
            return zip_error_to_data(&from.error, data, length);
        case ZIP_SOURCE_CLOSE:
            from.window.clear();
            from.windowAt = 0;
            return 0;
        case ZIP_SOURCE_FREE:
            return 0;
        case ZIP_SOURCE_SUPPORTS:
            return ZIP_SOURCE_SUPPORTS_READABLE;
        default:
            zip_error_set(&from.error, ZIP_ER_OPNOTSUPP, 0);
            return -1;
        }
    }
};

/// The file, as libzip writes it.
struct To {
    QSaveFile &file;
    zip_error_t error = {};

    zip_int64_t failed(int code)
    {
        zip_error_set(&error, code, EIO);
        return -1;
    }

    static zip_int64_t callback(void *self, void *data, zip_uint64_t length, zip_source_cmd_t command)
    {
        auto &to = *static_cast<To *>(self);
        switch (command) {
        case ZIP_SOURCE_STAT: {
            auto *stat = static_cast<zip_stat_t *>(data);
            zip_stat_init(stat);
            stat->valid = ZIP_STAT_SIZE; // nothing is there yet
            return sizeof(zip_stat_t);
        }
        case ZIP_SOURCE_WRITE:
            return to.file.write(static_cast<const char *>(data), qint64(length)) == qint64(length)
                       ? zip_int64_t(length)
                       : to.failed(ZIP_ER_WRITE);
        case ZIP_SOURCE_SEEK_WRITE: {
            const auto place = zip_source_seek_compute_offset(zip_uint64_t(to.file.pos()), zip_uint64_t(to.file.size()),
                                                              data, length, &to.error);
            return place >= 0 && to.file.seek(place) ? 0 : to.failed(ZIP_ER_SEEK);
        }
        case ZIP_SOURCE_TELL_WRITE:
            return to.file.pos();
        case ZIP_SOURCE_ERROR:
            return zip_error_to_data(&to.error, data, length);
        case ZIP_SOURCE_OPEN:
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_READ:
        case ZIP_SOURCE_BEGIN_WRITE:
        case ZIP_SOURCE_COMMIT_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE:
        case ZIP_SOURCE_FREE:
            return 0;
        case ZIP_SOURCE_SUPPORTS:
            return ZIP_SOURCE_SUPPORTS_WRITABLE;
        default:
            return to.failed(ZIP_ER_OPNOTSUPP);
        }
    }
};

} // namespace

bool pack(QSaveFile &file, QList<PackedMember> &members)
{
    To to{file};
    std::vector<From> from(std::size_t(members.size())); // libzip keeps their addresses until it is closed
    zip_source_t *target = zip_source_function_create(&To::callback, &to, nullptr);
    zip_t *archive = target ? zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nullptr) : nullptr;
    if (!archive) {
        if (target)
            zip_source_free(target);
        return false;
    }
    bool done = true;
    for (qsizetype i = 0; i < members.size() && done; ++i) {
        from[std::size_t(i)].member = &members[i];
        zip_source_t *source = zip_source_function_create(&From::callback, &from[std::size_t(i)], nullptr);
        const zip_int64_t index =
            source ? zip_file_add(archive, members.at(i).place.name.constData(), source, ZIP_FL_ENC_GUESS) : -1;
        if (index < 0 && source)
            zip_source_free(source);
        const int method = members.at(i).place.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
        done =
            index >= 0 && zip_set_file_compression(archive, zip_uint64_t(index), method, 0) == 0
            && zip_file_set_dostime(archive, zip_uint64_t(index), fixedTime, fixedDate, 0) == 0
            && zip_file_set_external_attributes(archive, zip_uint64_t(index), 0, ZIP_OPSYS_UNIX, fixedAttributes) == 0;
    }
    if (done && zip_close(archive) == 0)
        return true;
    zip_discard(archive);
    return false;
}

} // namespace escale::logs::detail
