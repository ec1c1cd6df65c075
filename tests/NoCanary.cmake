# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The secrets of the tests have a word in them that nothing may print. Runs after all tests, and
# searches what they and the programs that they started wrote.
#
#   cmake -DTEST_LOG=…/Testing/Temporary/LastTest.log -P NoCanary.cmake

file(GLOB logs ${TEST_LOG} ${TEST_LOG}.tmp)
if(NOT logs)
    message(FATAL_ERROR "There is no log of the tests at ${TEST_LOG}")
endif()
foreach(log ${logs})
    file(READ ${log} text)
    string(FIND "${text}" "S3CRETCANARY" at)
    if(at GREATER -1)
        # The last heading before it; not the line itself, which has the secret.
        string(SUBSTRING "${text}" 0 ${at} before)
        string(REGEX MATCHALL "[0-9]+/[0-9]+ Testing: [^\n]*" headings "${before}")
        list(POP_BACK headings test)
        message(FATAL_ERROR "A secret was printed, first by ${test}")
    endif()
endforeach()
