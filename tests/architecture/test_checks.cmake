# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DROOT=<source folder> -DWORK=<scratch folder> -DGENERATOR=… -P test_checks.cmake
#
# A check that cannot fail is none: each rule is broken on purpose in a small tree of its own, and must be reported.

cmake_minimum_required(VERSION 3.28)

set(licence "// SPDX-FileCopyrightText: 2026 The Escale authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n")

# report(<expected regular expression> <path> <content>): a tree with this one file must be refused for that reason.
function(must_report expected path content)
  file(REMOVE_RECURSE ${WORK}/tree)
  file(WRITE ${WORK}/tree/models/core/src/neighbour.h "${licence}")
  file(WRITE ${WORK}/tree/${path} "${content}")
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${WORK}/tree -P ${CMAKE_CURRENT_LIST_DIR}/check_tree.cmake
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  if(result EQUAL 0)
    message(SEND_ERROR "not reported: ${path} with ${content}")
  elseif(NOT output MATCHES "${expected}")
    message(SEND_ERROR "${path}: reported, but not for the reason expected (${expected}):\n${output}")
  endif()
endfunction()

function(must_pass path content)
  file(REMOVE_RECURSE ${WORK}/tree)
  file(WRITE ${WORK}/tree/${path} "${content}")
  file(WRITE ${WORK}/tree/models/core/src/neighbour.h "${licence}")
  execute_process(COMMAND ${CMAKE_COMMAND} -DROOT=${WORK}/tree -P ${CMAKE_CURRENT_LIST_DIR}/check_tree.cmake
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(SEND_ERROR "refused without a reason: ${path} with ${content}:\n${output}")
  endif()
endfunction()

must_pass(models/core/src/a.cpp "${licence}#include \"neighbour.h\"\n#include <escale/core/id.h>\n#include <QtCore/QString>\n#include <vector>\n")
must_pass(ui/tasks/src/a.cpp "${licence}#include <escale/items/tasks_model.h>\n#include <QtWidgets/QWidget>\n")

must_pass(build/dev/a/CMakeLists.txt "")
must_report("items' may not depend on 'Qt6::Widgets'" models/items/src/a.cpp "${licence}#include <QtWidgets/QWidget>\n")
must_report("core' may not depend on 'migration'" models/core/src/a.h "${licence}  # include <escale/migration/steps.h>\n")
must_report("api' may not depend on 'ui_common'" models/api/src/a.cpp "${licence}#include <escale/ui/common/x.h>\n")
must_report("ui_tasks' may not depend on 'Qt6::Network'" ui/tasks/src/a.cpp "${licence}#include <QtNetwork/QNetworkReply>\n")
must_report("ui_tasks' may not depend on 'ui_journey'" ui/tasks/src/a.cpp "${licence}#include <escale/ui/journey/x.h>\n")
must_report("without its Qt module" models/core/src/a.cpp "${licence}#include <QWidget>\n")
must_report("not a file of models/items" models/items/src/a.cpp "${licence}#include \"../../core/src/neighbour.h\"\n")
must_report("public and includes a private file" models/core/include/escale/core/a.h "${licence}#include \"../../../src/neighbour.h\"\n")
must_report("shows a third party" models/store/include/escale/store/a.h "${licence}#include <sqlite3.h>\n")
must_report("has no row" models/helpers/src/a.cpp "${licence}")
must_report("in no library's folder" ui/a.cpp "${licence}")
must_report("no SPDX header" models/core/src/a.cpp "#include <vector>\n")
must_report("'notes.md' does not belong there" notes.md "")
must_report("'src/' is not one of the folders" src/a.cpp "${licence}")
must_report("links to 'nowhere/x.md'" README.md "[text](nowhere/x.md)")
string(REPEAT "\n// line" 400 long)
must_report("ui/shell/src/a.cpp has 40[0-9] lines" ui/shell/src/a.cpp "${licence}${long}\n")

# The real CMakeLists.txt, with a library that reaches too high or is not in the table: must not configure.
function(must_not_configure expected library dependency)
  file(REMOVE_RECURSE ${WORK}/configure)
  file(COPY ${ROOT}/CMakeLists.txt DESTINATION ${WORK}/configure)
  file(COPY ${ROOT}/tests/architecture/layers.cmake DESTINATION ${WORK}/configure/tests/architecture)
  file(WRITE ${WORK}/configure/models/core/CMakeLists.txt
    "escale_add_library(${library} SOURCES a.cpp DEPENDS Qt6::Core ${dependency})\n")
  file(WRITE ${WORK}/configure/models/core/a.cpp "${licence}")
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${WORK}/configure -B ${WORK}/configure/build -G ${GENERATOR}
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  string(REGEX REPLACE "[ \n]+" " " output "${output}")
  if(result EQUAL 0 OR NOT output MATCHES "${expected}")
    message(SEND_ERROR "configured, or failed for another reason than '${expected}':\n${output}")
  endif()
endfunction()

must_not_configure("layering: 'core' may not depend on 'Qt6::Widgets'" core Qt6::Widgets)
must_not_configure("layering: 'core' may not depend on 'migration'" core migration)
must_not_configure("layering: 'helpers' has no row" helpers "")

file(REMOVE_RECURSE ${WORK})
