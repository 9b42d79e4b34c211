// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/tree.h"

#include <QtCore/QDataStream>
#include <QtCore/QIODevice>

/// What was found equal, as it is kept for the next start.
namespace escale::platform::tree {

namespace {

constexpr quint32 proofsMagic = 0x45535031; // "ESP1"

} // namespace

QByteArray toBytes(const Proofs &proofs)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << proofsMagic << qint64(proofs.size());
    for (auto proof = proofs.cbegin(); proof != proofs.cend(); ++proof) {
        stream << proof.key();
        for (const Stamp &stamp : {proof->from, proof->to})
            stream << stamp.mode << stamp.size << stamp.modified << stamp.changed << stamp.inode;
    }
    stream << proofsMagic;
    return bytes;
}

Proofs proofsFrom(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_8);
    quint32 magic = 0;
    qint64 count = 0;
    stream >> magic >> count;
    if (magic != proofsMagic || count < 0 || count > bytes.size() / 64)
        return {};
    Proofs proofs;
    proofs.reserve(count);
    for (qint64 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        QByteArray path;
        Proof proof;
        stream >> path;
        for (Stamp *stamp : {&proof.from, &proof.to})
            stream >> stamp->mode >> stamp->size >> stamp->modified >> stamp->changed >> stamp->inode;
        proofs.insert(path, proof);
    }
    magic = 0;
    stream >> magic;
    return magic == proofsMagic && stream.status() == QDataStream::Ok ? proofs : Proofs();
}

} // namespace escale::platform::tree
