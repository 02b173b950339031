# Debian packages, by CPack (setup/package): the program with its pages and record, the libraries with their headers, the
# module for Python.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ntk-verify)
set(CPACK_PACKAGE_CONTACT "The ntk-verify maintainers <maintainers@users.noreply.b-seed-61d3dabc.example>")
set(CPACK_COMPONENTS_ALL tool dev)
if(TARGET ntk_verify_python)
  list(APPEND CPACK_COMPONENTS_ALL python)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_TOOL_PACKAGE_NAME ntk-verify)
set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION math)
set(CPACK_COMPONENT_TOOL_DESCRIPTION "The program verify evaluates kappa_0, kappa_1 and the kernels of deep networks
with guaranteed digits at any depth, certifies eigenvalues of kernel matrices,
judges claimed rates of convergence, and proves or refutes statements. It
carries the findings on the claims of four papers.")
# setup/package puts what dpkg-shlibdeps finds for the program before this: CPack would ask about each page, a minute long.
# BLAS is loaded when it is first used, so that dpkg-shlibdeps does not see it.
set(CPACK_DEBIAN_TOOL_PACKAGE_DEPENDS "libopenblas0 | liblapack3")
set(CPACK_DEBIAN_TOOL_PACKAGE_RECOMMENDS "gnuplot-nox, pandoc")
set(CPACK_DEBIAN_TOOL_PACKAGE_SUGGESTS "python3-mpmath")  # of check_certificates.py

set(CPACK_DEBIAN_DEV_PACKAGE_NAME libntk-verify-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_DEV_DESCRIPTION "Static libraries, headers (C++20) and a CMake package ntk_verify: ntk::rigor
(numbers and methods of proof), ntk::ntk (kernels and their limits in depth),
ntk::services (evaluate, rate, gram), ntk::prove (the statement language).")
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "libgmp-dev, libmpfr-dev, libflint-dev, libflint-arb-dev, libboost1.81-dev, libeigen3-dev, libfmt-dev")

set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-ntk-verify)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
set(CPACK_COMPONENT_PYTHON_DESCRIPTION "The package ntk_verify of Python: kernel matrices of numpy arrays with
proved bounds, values as enclosures, rates of convergence, proofs of statements,
kernels for scikit-learn, and the recorded findings on four papers.")
# The extension is that of one version of Python; setup/package puts what dpkg-shlibdeps finds for it before this. The
# record of the claims and the program that adjudicates them again are those of ntk-verify.
set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.11), python3 (<< 3.12), python3-numpy, libopenblas0 | liblapack3, ntk-verify (= ${PROJECT_VERSION}-1)")
# Not recommended: python3-scipy, which it needs, excludes libboost1.81-dev, which libntk-verify-dev needs.
set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "python3-sklearn, python3-pandas")
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${CMAKE_BINARY_DIR}/package/postinst;${CMAKE_BINARY_DIR}/package/prerm")

# What a package of Debian has beside its files: made by setup/package.
set(documents ${CMAKE_BINARY_DIR}/package)
install(DIRECTORY ${documents}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tool OPTIONAL)
install(FILES completion/verify.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME verify COMPONENT tool)
install(FILES completion/_verify DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT tool)
install(FILES ${documents}/copyright ${documents}/changelog.Debian.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/ntk-verify COMPONENT tool OPTIONAL)
install(FILES ${documents}/copyright ${documents}/changelog.Debian.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libntk-verify-dev COMPONENT dev OPTIONAL)
install(FILES ${documents}/copyright ${documents}/changelog.Debian.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/python3-ntk-verify COMPONENT python OPTIONAL)
include(CPack)
