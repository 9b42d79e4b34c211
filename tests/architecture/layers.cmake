# SPDX-FileCopyrightText: 2026 The Escale authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one table of layers: what each library may link to and include. The configure step reads it
# (escale_add_library) and so does the include test (check_includes.cmake): on Debian every Qt target
# adds Qt's include root, so linking alone would not catch a widget included in a model.
#
# Format: set(ESCALE_LAYER_<library> <allowed Escale libraries and Qt modules>)

set(ESCALE_LAYER_core        Qt6::Core)
set(ESCALE_LAYER_migration   core Qt6::Core)
set(ESCALE_LAYER_logs        core Qt6::Core)
set(ESCALE_LAYER_api         core migration logs Qt6::Core)
# A plugin behind the interfaces of api: nothing else speaks to a network.
set(ESCALE_LAYER_network     core api Qt6::Core Qt6::Network)
set(ESCALE_LAYER_store       core migration logs Qt6::Core Qt6::Sql)
set(ESCALE_LAYER_fleet       core migration Qt6::Core)
set(ESCALE_LAYER_sync        core migration logs api store fleet Qt6::Core)
set(ESCALE_LAYER_items       core migration fleet logs Qt6::Core)

set(_models core migration logs api store fleet sync items)
set(_widgets Qt6::Core Qt6::Gui Qt6::Widgets)
set(ESCALE_LAYER_ui_common   ${_models} ${_widgets})
# Not a screen: the commands on a migration, their dialogs and words, for every screen that offers them.
set(ESCALE_LAYER_ui_commands ${_models} ui_common ${_widgets})
foreach(_screen IN ITEMS servers journey accounts desk tasks logs settings)
  set(ESCALE_LAYER_ui_${_screen} ${_models} ui_common ui_commands ${_widgets})
endforeach()
# A plugin behind an interface of ui_logs: colours lines.
set(ESCALE_LAYER_ui_syntax   core ui_common ui_logs Qt6::Core Qt6::Gui)
# What leaves the window as files; draws the journey's picture into them.
set(ESCALE_LAYER_ui_reports  ${_models} ui_common ui_commands ui_journey ${_widgets})
set(ESCALE_LAYER_ui_shell    ${_models} ui_common ui_commands ui_reports ui_servers ui_journey ui_accounts ui_desk ui_tasks
                             ui_logs ui_settings ${_widgets})

set(ESCALE_LAYER_desktop     ${ESCALE_LAYER_ui_shell} ui_shell)
set(ESCALE_LAYER_platform    core migration logs Qt6::Core Qt6::Network Qt6::Sql Qt6::HttpServer
                             Qt6::Concurrent)

set(ESCALE_LAYER_ctl         core migration logs api Qt6::Core)

# Where each library lives. A folder that is not listed fails the include test.
foreach(_library IN LISTS _models ITEMS network)
  set(ESCALE_FOLDER_${_library} models/${_library})
endforeach()
foreach(_screen IN ITEMS common commands reports shell servers journey accounts desk tasks logs settings syntax)
  set(ESCALE_FOLDER_ui_${_screen} ui/${_screen})
endforeach()
set(ESCALE_FOLDER_desktop app/desktop)
set(ESCALE_FOLDER_platform app/platform)
set(ESCALE_FOLDER_ctl app/ctl)
set(ESCALE_LIBRARIES ${_models} network ui_common ui_commands ui_reports ui_servers ui_journey ui_accounts ui_desk ui_tasks
    ui_logs ui_syntax ui_settings ui_shell desktop platform ctl)
