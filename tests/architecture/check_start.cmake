# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DPROGRAM=<the desktop's program> -P check_start.cmake
#
# The window must not wait for what it does not need: Qt Network and the forty libraries that it brings along are a plugin's
# (escale/core/plugin.h). One innocent line in a CMakeLists.txt would bring them back.

cmake_minimum_required(VERSION 3.28)

file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${PROGRAM} RESOLVED_DEPENDENCIES_VAR found UNRESOLVED_DEPENDENCIES_VAR missing)
if(NOT found MATCHES "libQt6Widgets")
  message(FATAL_ERROR "the libraries of ${PROGRAM} could not be listed: ${found} ${missing}")
endif()
foreach(library IN LISTS found)
  if(library MATCHES "libQt6Network|libssl|libcurl|libgnutls")
    message(SEND_ERROR "${PROGRAM} is started with ${library}")
  endif()
endforeach()
