#pragma once

// What nearly every file of the console includes anyway, read once a build (packaging/cmake/UiRoom.cmake). Each file
// still includes what it uses.
#include <QAbstractTableModel>
#include <QApplication>
#include <QBoxLayout>
#include <QDateTime>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QString>
#include <QTableView>
#include <QTimer>
#include <QUrl>
#include <QVector>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
