# One line of logic each; `make help` says what there is.
.PHONY: run archive test specs bench tracker crash reset help
SHELL := /bin/sh
WITH_JDK = JAVA_HOME="$$(./deploy/local/find-jdk.sh)" && export JAVA_HOME
MVN ?= mvn
START = $(WITH_JDK) && ./deploy/local/build-if-changed.sh $(MVN) && exec "$$JAVA_HOME/bin/java" -Dchuishao.root="$(CURDIR)"
LOCAL = -cp "deploy/local/target/classes:deploy/local/target/lib/*" org.chuishao.local
BENCH = -cp "deploy/bench/target/classes:deploy/bench/target/lib/*" org.chuishao.bench

run: ## build what changed and start everything on this machine, with demo data  一键启动 (ARGS="--demo no --host 0.0.0.0 --data folder")
	@$(START) -Xmx192m -XX:+UseSerialGC $(LOCAL).Run $(ARGS)

archive: ## remember how the services start: once built, later starts take half the time  生成启动档案 (2 to 5 minutes, 720 MB)
	@$(START) -Xmx192m -XX:+UseSerialGC $(LOCAL).Archive

test: ## build everything and run every test  构建并测试
	@$(WITH_JDK) && $(MVN) -T1C verify

specs: ## write api-specs/http from the code  生成接口文档
	@$(WITH_JDK) && $(MVN) -T1C verify -Dspecs.write=true

bench: ## measure the suite beside the bare database, 15 minutes  测量性能 (ARGS="--quick" a few; "--compare before.csv")
	@$(START) -Xmx512m --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED $(BENCH).Bench $(ARGS)

tracker: ## what a district would pick instead, for `make tracker bench ARGS="--tracker"`  构建对照系统
	@$(WITH_JDK) && $(MVN) -q -f deploy/bench/tracker clean package

crash: ## kill its processes at load and ask for everything it acknowledged, 15 minutes  崩溃测试 (ARGS="--minutes 60 --seed 7")
	@$(START) -Xmx256m $(LOCAL).crash.Crash $(ARGS)

reset: ## forget the data of `make run`  清空数据
	rm -rf .chuishao

help: ## this list  帮助
	@sed -n 's/^\([a-z]*\): ## /  make \1 \t/p' Makefile
