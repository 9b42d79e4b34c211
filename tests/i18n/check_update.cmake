# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DROOT=<source folder> -DWORK=<folder> -DLUPDATE=<program> -P check_update.cmake

cmake_minimum_required(VERSION 3.28)
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})
file(GLOB includes ${ROOT}/models/*/include ${ROOT}/ui/*/include ${ROOT}/app/desktop/include)
list(TRANSFORM includes PREPEND -I)
set(options ${includes} -silent -locations none -no-ui-lines -no-obsolete -source-language en)
set(wrong 0)
foreach(language fr en)
  set(original ${ROOT}/translations/escale_${language}.ts)
  set(copy ${WORK}/escale_${language}.ts)
  configure_file(${original} ${copy} COPYONLY)
  set(plural "")
  if(language STREQUAL en)
    set(plural -pluralonly)
  endif()
  execute_process(COMMAND ${LUPDATE} ${ROOT}/models ${ROOT}/ui ${ROOT}/app/desktop ${options} ${plural}
                          -target-language ${language} -ts ${copy}
                  RESULT_VARIABLE result ERROR_VARIABLE said OUTPUT_VARIABLE said)
  if(NOT result EQUAL 0)
    message(SEND_ERROR "lupdate failed (${result}): ${said}")
    set(wrong 1)
  endif()
  file(SHA256 ${original} before)
  file(SHA256 ${copy} after)
  if(NOT before STREQUAL after)
    message(SEND_ERROR "translations/escale_${language}.ts is not what the sources make of it: build update_translations, "
                       "translate what is new, and commit")
    set(wrong 1)
  endif()
endforeach()
if(wrong)
  message(FATAL_ERROR "translations are out of date")
endif()
